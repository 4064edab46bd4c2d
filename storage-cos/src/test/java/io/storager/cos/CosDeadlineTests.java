package io.storager.cos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.region.Region;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.Deadlines;
import io.storager.test.contract.SlowHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A deadline ends operations that a timeout would end much later. */
class CosDeadlineTests {

	private static final ClientSettings PATIENT = ClientSettings.builder()
		.connectTimeout(Duration.ofSeconds(20))
		.readTimeout(Duration.ofSeconds(20))
		.connectionRequestTimeout(Duration.ofSeconds(20))
		.maxConnections(64)
		.maxRetries(3)
		.build();

	private final EmulatedCos cos = new EmulatedCos();

	private COSClient client = this.cos.client(PATIENT);

	@AfterEach
	void close() {
		this.client.shutdown();
		this.cos.close();
	}

	@Test
	void endsWhatASilentServiceNeverAnswers() {
		Map<String, Runnable> operations = operations();
		this.cos.faults().onAny().stall();
		Deadlines.requireEnds(operations);
	}

	@Test
	void endsWhatAServiceAnswersDropByDrop() {
		Map<String, Runnable> operations = operations();
		operations.keySet()
			.retainAll(List.of("readAllBytes", "read", "write", "write in parts", "write a stream", "newInputStream",
					"newOutputStream", "writeMultipart", "list"));
		this.cos.faults().onAny().bandwidth(200);
		Deadlines.requireEnds(operations);
	}

	@Test
	void endsRequestsOfAClientThatSomebodyElseHasMade() {
		this.client = foreignClient((config) -> {
		});
		Map<String, Runnable> operations = operations();
		this.cos.faults().onAny().stall();
		Deadlines.requireEnds(operations);
	}

	@Test
	void endsRequestsOfAClientThatTimesThem() {
		this.client = foreignClient((config) -> {
			config.setRequestTimeOutEnable(true);
			config.setRequestTimeout(3000);
		});
		Map<String, Runnable> operations = operations();
		this.cos.faults().onAny().stall();
		Deadlines.requireEnds(operations);
	}

	@Test
	void endsThePauseOfAClientThatRepeatsRequests() {
		this.client = foreignClient((config) -> config.setBackoffStrategy((retry) -> 20_000));
		Map<String, Runnable> operations = operations();
		this.cos.faults().onAny().answer(503, "SlowDown");
		Deadlines.requireEnds(operations);
	}

	private COSClient foreignClient(Consumer<ClientConfig> customizer) {
		this.client.shutdown();
		ClientConfig config = new ClientConfig(new Region(EmulatedCos.LOCATION));
		CosEndpoints endpoints = new CosEndpoints(Endpoint.parse(this.cos.address().toString()), EmulatedCos.LOCATION);
		config.setHttpProtocol(HttpProtocol.http);
		config.setEndpointBuilder(endpoints);
		config.setEndpointResolver(endpoints);
		customizer.accept(config);
		return new COSClient(
				new BasicCOSCredentials(EmulatedCos.CREDENTIAL.accessKey(), EmulatedCos.CREDENTIAL.secretKey()),
				config);
	}

	@Test
	void endsWhatAServicerWaitsFor() {
		Map<String, Runnable> operations = Deadlines
			.prepare(new CosServicer(() -> this.client, this.cos.connection(), Deadlines.settings().transfers()));
		this.cos.faults().onAny().stall();
		Deadlines.requireEnds(operations);
	}

	@Test
	void endsAnAnswerWhoseHeadersComeSlowly() throws IOException {
		try (SlowHeaders server = new SlowHeaders()) {
			CosConnection connection = CosConnection.of(Endpoint.parse(server.address().toString()),
					EmulatedCos.CREDENTIAL, EmulatedCos.LOCATION);
			this.client.shutdown();
			this.client = CosClientFactory.create(connection, PATIENT, (configuration) -> {
			});
			Deadlines.requireEnds(Deadlines
				.prepareSome(new CosStorager(() -> this.client, connection, EmulatedCos.BUCKET, Deadlines.settings())));
		}
	}

	private Map<String, Runnable> operations() {
		return Deadlines.prepare(
				new CosStorager(() -> this.client, this.cos.connection(), EmulatedCos.BUCKET, StoragerSettings.DEFAULT),
				new CosStorager(() -> this.client, this.cos.connection(), EmulatedCos.BUCKET, Deadlines.settings()));
	}

}
