package io.storager.test.contract;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.driver.TrafficLimits;
import io.storager.options.CopyOptions;
import io.storager.options.ReadOptions;
import io.storager.options.SignOptions;
import io.storager.options.WriteAppendOptions;
import io.storager.options.WriteMultipartOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Limits the speed of requests, and reads what the service makes of the bytes. */
abstract class HandlingContract extends Topic {

	private static final Duration HOUR = Duration.ofHours(1);

	private TrafficLimits limits() {
		TrafficLimits limits = fixture().driver().trafficLimits();
		assumeThat(limits).isNotNull();
		return Objects.requireNonNull(limits);
	}

	@Test
	void writesAndReadsAtALimitedSpeed() throws Exception {
		long limit = limits().maximum();
		this.storager.write("a", Content.of(bytes(1000)), WriteOptions.builder().trafficLimit(limit).build());
		ReadOptions options = ReadOptions.builder().trafficLimit(limit).build();
		assertThat(this.storager.readAllBytes("a", options)).isEqualTo(bytes(1000));
		assertThat(this.storager.readAllBytes("a", options.toBuilder().offset(990).build())).hasSize(10);
		try (StorageOutputStream stream = this.storager.newOutputStream("b",
				WriteOptions.builder().trafficLimit(limit).build())) {
			stream.write(bytes(10));
		}
		assertThat(this.storager.readAllBytes("b")).isEqualTo(bytes(10));
	}

	@Test
	void appendsAtALimitedSpeed() {
		assumeFeature(Feature.APPEND);
		StorageObject object = this.storager.createAppend("a");
		this.storager.writeAppend(object, Content.of(bytes(10)),
				WriteAppendOptions.builder().trafficLimit(limits().maximum()).build());
		assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes(10));
	}

	@Test
	void uploadsPartsAtALimitedSpeed() {
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.createMultipart("a");
		this.storager.completeMultipart(upload, List.of(this.storager.writeMultipart(upload, Content.of(bytes(10)), 0,
				WriteMultipartOptions.builder().trafficLimit(limits().maximum()).build())));
		assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes(10));
	}

	@Test
	void copiesAtALimitedSpeedWhereTheServiceCan() {
		assumeFeature(Feature.COPY);
		write("a", "text");
		CopyOptions options = CopyOptions.builder().trafficLimit(limits().maximum()).build();
		if (Objects.requireNonNull(fixture().driver().copies()).limitsTraffic()) {
			this.storager.copy("a", "b", options);
			assertThat(read("b")).isEqualTo("text");
			failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.storager.copy("a", "b", options.toBuilder().trafficLimit(1L).build()));
		}
		else {
			failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.storager.copy("a", "b", options));
		}
	}

	@Test
	void refusesALimitThatTheServiceDoesNotTake() {
		for (long limit : new long[] { limits().minimum() - 1, limits().maximum() + 1, 0, -1 }) {
			String range = "allowed: %s to %s bits a second".formatted(limits().minimum(), limits().maximum());
			assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.write("a",
					Content.ofText("text"), WriteOptions.builder().trafficLimit(limit).build())))
				.hasMessageContaining(range);
			assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.storager.readAllBytes("a", ReadOptions.builder().trafficLimit(limit).build())))
				.hasMessageContaining(range);
			if (this.storager.features().contains(Feature.SIGN)) {
				assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
						() -> this.storager.signRead("a", HOUR, SignOptions.builder().trafficLimit(limit).build())))
					.hasMessageContaining(range);
			}
		}
		assertThat(this.storager.list()).isEmpty();
	}

	@Test
	void readsWhatTheServiceMakesOfIt() {
		assumeThat(fixture().driver().processes()).isTrue();
		write("a.png", bytes(1000));
		ReadOptions options = ReadOptions.builder().process(fixture().process()).build();
		assertThat(this.storager.readAllBytes("a.png", options)).isNotEmpty();
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.readAllBytes("a.png", options.toBuilder().offset(1).build())))
			.hasMessageContaining("one or the other");
		for (String process : new String[] { "", " ", "a b", "image/\u00fc" }) {
			failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.storager.readAllBytes("a.png", options.toBuilder().process(process).build()));
		}
	}

	@Test
	void signsBoth() throws Exception {
		assumeFeature(Feature.SIGN);
		assumeThat(fixture().takesSignedRequests()).isTrue();
		SignOptions limited = SignOptions.builder().trafficLimit(limits().maximum()).build();
		accepted(SignedHttp.send(fixture(), this.storager.signWrite("a.png", HOUR, limited), bytes(100)));
		accepted(SignedHttp.send(fixture(), this.storager.signRead("a.png", HOUR, limited), new byte[0]));
		accepted(SignedHttp.send(fixture(),
				this.storager.signRead("a.png", HOUR, SignOptions.builder().process(fixture().process()).build()),
				new byte[0]));
	}

	private static void accepted(HttpResponse<byte[]> response) {
		assertThat(response.statusCode()).as(SignedHttp.text(response)).isEqualTo(200);
	}

}
