package io.storager.test.contract;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.engine.DriverStorager;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import io.storager.settings.Endpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Proxies write the names of headers in letters of their own, and nothing is lost. */
public abstract class HeaderNamesContract {

	/** How a proxy writes names. */
	protected enum Letters {

		LOWER((name) -> name.toLowerCase(Locale.ROOT)),

		UPPER((name) -> name.toUpperCase(Locale.ROOT)),

		/** As Go's HTTP library does it, and what is written with it. */
		WORDS((name) -> Pattern.compile("\\b[a-z]")
			.matcher(name.toLowerCase(Locale.ROOT))
			.replaceAll((first) -> first.group().toUpperCase(Locale.ROOT)));

		private final UnaryOperator<String> names;

		Letters(UnaryOperator<String> names) {
			this.names = names;
		}

	}

	/** Where the service listens. */
	protected abstract URI service();

	/** A storager over a bucket of the service at an endpoint. */
	protected abstract DriverStorager storager(Endpoint endpoint);

	/** Encryption that an answer tells. */
	protected abstract Encryption encryption();

	/** A storage class that is not what the service takes by itself. */
	protected abstract String storageClass();

	/** Change a byte of the next body that is read. */
	protected abstract void corruptNextBody();

	@ParameterizedTest
	@EnumSource
	void losesNothing(Letters letters) {
		try (RewritingProxy proxy = new RewritingProxy(service(), RewritingProxy.headerNames(letters.names))) {
			DriverStorager storager = storager(Endpoint.parse(proxy.address().toString()));
			keepsWhatDescribesAnObject(storager);
			readsAndCompares(storager);
			makesLinksAppendsAndUploads(storager);
			assertThat(storager.list().stream().map(StorageObject::path)).contains("object", "copy", "link", "log");
			assertThat(storager.deleteAll(List.of("object", "copy", "link", "log", "big")).failures()).isEmpty();
			StorageException missing = Topic.failure(ErrorCode.OBJECT_NOT_EXIST, () -> storager.stat("object"));
			assertThat(missing.requestId()).isNotBlank();
		}
	}

	private void keepsWhatDescribesAnObject(DriverStorager storager) {
		storager.write("object", Content.ofText("text"),
				WriteOptions.builder()
					.contentType("text/x-own")
					.storageClass(storageClass())
					.encryption(encryption())
					.userMetadata(Map.of("my-title", "a title", "other", "1"))
					.build());
		storager.copy("object", "copy");
		for (String path : List.of("object", "copy")) {
			StorageObject told = storager.stat(path);
			assertThat(told.contentLength()).isEqualTo(4);
			assertThat(told.etag()).isNotBlank();
			assertThat(told.lastModified()).isNotNull();
			assertThat(told.contentType()).isEqualTo("text/x-own");
			assertThat(told.storageClass()).isEqualTo(storageClass());
			assertThat(told.userMetadata()).isEqualTo(Map.of("my-title", "a title", "other", "1"));
		}
		assertThat(storager.stat("object").encryption()).isNotNull();
	}

	private void readsAndCompares(Storager storager) {
		assertThat(storager.readAllBytes("object")).asString().isEqualTo("text");
		assertThat(storager.readAllBytes("object", ReadOptions.builder().offset(1).size(2L).build())).asString()
			.isEqualTo("ex");
		corruptNextBody();
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> storager.readAllBytes("object"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.INTEGRITY));
	}

	private void makesLinksAppendsAndUploads(DriverStorager storager) {
		storager.createLink("link", "object");
		assertThat(storager.stat("link").linkTarget()).isEqualTo("object");
		StorageObject log = storager.writeAppend(storager.createAppend("log"), Content.ofText("one"));
		assertThat(storager.stat("log").appendOffset()).isEqualTo(3);
		storager.writeAppend(log, Content.ofText("two"));
		assertThat(storager.readAllBytes("log")).asString().isEqualTo("onetwo");
		StorageObject upload = storager.createMultipart("big");
		Part part = storager.writeMultipart(upload, Content.ofText("part"), 0);
		assertThat(storager.listMultipart(upload)).hasSize(1);
		storager.completeMultipart(upload, List.of(part));
		assertThat(storager.readAllBytes("big")).asString().isEqualTo("part");
	}

}
