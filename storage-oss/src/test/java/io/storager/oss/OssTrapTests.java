package io.storager.oss;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

import com.sun.management.ThreadMXBean;
import io.storager.Content;
import io.storager.Part;
import io.storager.StorageObject;
import io.storager.error.ServiceInternalException;
import io.storager.options.WriteOptions;
import io.storager.settings.ClientSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What only the SDK of OSS does to its callers, and must not do to ours. */
class OssTrapTests {

	/** The SDK's buffer for a stream that cannot be read again, and a word of copies. */
	private static final long BUFFER = 512 * 1024;

	@RegisterExtension
	static final TestOss oss = new TestOss();

	/** The SDK sends in chunks what has no length. */
	@Test
	void alwaysSendsTheLength() {
		OssStorager storager = oss.storager();
		storager.write("a", Content.of(new ByteArrayInputStream(new byte[300_000])));
		assertThat(oss.lastRequest().header("content-length")).isEqualTo("300000");
		assertThat(oss.lastRequest().header("transfer-encoding")).isNull();
	}

	/** The SDK buffers half a megabyte of whatever it cannot mark, however small. */
	@Test
	void buffersNothingOfWhatIsWritten() {
		OssStorager storager = oss.storager();
		Content content = Content.of(new byte[1024]);
		StorageObject upload = storager.createMultipart("parts");
		for (int i = 0; i < 20; i++) {
			storager.write("small", content, WriteOptions.DEFAULT);
			storager.writeMultipart(upload, content, 0);
		}
		assertThat(allocated(() -> storager.write("small", content))).isLessThan(BUFFER);
		assertThat(allocated(() -> storager.writeMultipart(upload, content, 0))).isLessThan(BUFFER);
	}

	/**
	 * Sent again it would be refused because of itself, and who compared the bytes would
	 * let two writers of the same bytes both win.
	 */
	/** The SDK cannot read it, and may not ask again. */
	@Test
	void completesAlthoughTheAnswerCannotBeUnderstood() {
		OssStorager storager = oss.storager();
		StorageObject upload = storager.createMultipart("a");
		Part part = storager.writeMultipart(upload, Content.ofText("text"), 0);
		oss.faults().on("POST").key("a").once().corruptResponseAt(0);
		assertThat(storager.completeMultipart(upload, List.of(part)).etag()).isEqualTo(storager.stat("a").etag());
	}

	@Test
	void sendsOnceWhatMustNotOverwrite() {
		OssStorager storager = oss.storager(ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(2))
			.readTimeout(Duration.ofSeconds(2))
			.connectionRequestTimeout(Duration.ofSeconds(2))
			.maxConnections(1)
			.maxRetries(2)
			.build());
		oss.faults().on("PUT").once().loseReply();
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> storager.write("mine",
				Content.ofText("text"), WriteOptions.builder().forbidOverwrite(true).build()));
		assertThat(oss.requests().count()).isOne();
		assertThat(storager.readAllBytes("mine")).asString().isEqualTo("text");
	}

	private static long allocated(Runnable action) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		action.run();
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

}
