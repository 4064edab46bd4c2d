package io.storager.cos;

import java.util.List;

import io.storager.Content;
import io.storager.StorageObject;
import io.storager.emulator.traffic.WireRequest;
import io.storager.options.ReadOptions;
import io.storager.options.WriteMultipartOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What limits the speed of requests, and what asks for processing, on the wire. */
class CosHandlingTests {

	private static final String LIMIT = "x-cos-traffic-limit";

	private final EmulatedCos cos = new EmulatedCos();

	@AfterEach
	void close() {
		this.cos.close();
	}

	@Test
	void goesWithEveryRequestThatHasBytes() {
		CosStorager storager = this.cos.storager();
		storager.write("a", Content.ofText("text"), WriteOptions.builder().trafficLimit(819_200L).build());
		assertThat(this.cos.lastRequest().header(LIMIT)).isEqualTo("819200");
		storager.readAllBytes("a", ReadOptions.builder().trafficLimit(819_201L).build());
		assertThat(this.cos.lastRequest().header(LIMIT)).isEqualTo("819201");
		StorageObject upload = storager.createMultipart("b");
		assertThat(this.cos.lastRequest().header(LIMIT)).isNull();
		storager.writeMultipart(upload, Content.ofText("text"), 0,
				WriteMultipartOptions.builder().trafficLimit(819_202L).build());
		assertThat(this.cos.lastRequest().header(LIMIT)).isEqualTo("819202");
	}

	@Test
	void goesWithThePartsOfALargeWrite() {
		CosStorager storager = this.cos.storager();
		byte[] bytes = new byte[17 * 1024 * 1024];
		storager.write("large", Content.of(bytes), WriteOptions.builder().trafficLimit(838_860_800L).build());
		List<String> limits = this.cos.requests()
			.stream()
			.filter((request) -> request.method().equals("PUT"))
			.map((request) -> String.valueOf(request.header(LIMIT)))
			.toList();
		assertThat(limits).hasSize(3).containsOnly("838860800");
		assertThat(this.cos.requests().stream().filter((request) -> request.method().equals("POST")))
			.extracting((WireRequest request) -> String.valueOf(request.header(LIMIT)))
			.containsOnly("null");
		int before = this.cos.requests().size();
		storager.readAllBytes("large", ReadOptions.builder().trafficLimit(838_860_800L).build());
		assertThat(this.cos.requests().size() - before).isEqualTo(1);
	}

}
