package io.storager.oss;

import java.util.List;

import io.storager.Content;
import io.storager.StorageObject;
import io.storager.emulator.traffic.WireRequest;
import io.storager.options.CopyOptions;
import io.storager.options.ReadOptions;
import io.storager.options.WriteMultipartOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What limits the speed of requests, and what asks for processing, on the wire. */
class OssHandlingTests {

	private static final String LIMIT = "x-oss-traffic-limit";

	@RegisterExtension
	static final TestOss oss = new TestOss();

	@Test
	void goesWithEveryRequestThatHasBytes() {
		OssStorager storager = oss.storager();
		storager.write("a", Content.ofText("text"), WriteOptions.builder().trafficLimit(819_200L).build());
		assertThat(oss.lastRequest().header(LIMIT)).isEqualTo("819200");
		storager.readAllBytes("a", ReadOptions.builder().trafficLimit(819_201L).build());
		assertThat(oss.lastRequest().header(LIMIT)).isEqualTo("819201");
		StorageObject upload = storager.createMultipart("b");
		assertThat(oss.lastRequest().header(LIMIT)).isNull();
		storager.writeMultipart(upload, Content.ofText("text"), 0,
				WriteMultipartOptions.builder().trafficLimit(819_202L).build());
		assertThat(oss.lastRequest().header(LIMIT)).isEqualTo("819202");
	}

	@Test
	void goesWithACopy() {
		OssStorager storager = oss.storager();
		storager.write("a", Content.ofText("text"));
		storager.copy("a", "b", CopyOptions.builder().trafficLimit(819_203L).build());
		assertThat(oss.lastRequest().header(LIMIT)).isEqualTo("819203");
	}

	@Test
	void goesWithThePartsOfALargeWrite() {
		OssStorager storager = oss.storager();
		byte[] bytes = new byte[17 * 1024 * 1024];
		storager.write("large", Content.of(bytes), WriteOptions.builder().trafficLimit(838_860_800L).build());
		List<String> limits = oss.requests()
			.all()
			.stream()
			.filter((request) -> request.method().equals("PUT"))
			.map((request) -> String.valueOf(request.header(LIMIT)))
			.toList();
		assertThat(limits).hasSize(3).containsOnly("838860800");
		assertThat(oss.requests().all().stream().filter((request) -> request.method().equals("POST")))
			.extracting((WireRequest request) -> String.valueOf(request.header(LIMIT)))
			.containsOnly("null");
		int before = oss.requests().all().size();
		storager.readAllBytes("large", ReadOptions.builder().trafficLimit(838_860_800L).build());
		assertThat(oss.requests().all().size() - before).isEqualTo(1);
	}

}
