package io.storager.cos;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;

import com.qcloud.cos.COSClient;
import io.storager.Encryption;
import io.storager.engine.DriverStorager;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.HeaderNamesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Answers of COS whose header names a proxy has written anew. */
class CosHeaderNamesTests extends HeaderNamesContract {

	private static EmulatedCos cos;

	private final Deque<COSClient> clients = new ArrayDeque<>();

	@BeforeAll
	static void start() {
		cos = new EmulatedCos();
	}

	@AfterAll
	static void stop() {
		cos.close();
	}

	@AfterEach
	void shutDown() {
		this.clients.forEach(COSClient::shutdown);
	}

	@Override
	protected URI service() {
		return cos.address();
	}

	@Override
	protected DriverStorager storager(Endpoint endpoint) {
		CosConnection connection = CosConnection.of(endpoint, EmulatedCos.CREDENTIAL, EmulatedCos.LOCATION);
		COSClient client = CosClientFactory.create(connection, EmulatedCos.SETTINGS, (config) -> {
		});
		this.clients.push(client);
		return new CosStorager(() -> client, connection, EmulatedCos.BUCKET,
				StoragerSettings.DEFAULT.withMaxRetries(0));
	}

	@Override
	protected Encryption encryption() {
		return CosEncryption.kms("key-1", "eyJhIjoiYiJ9");
	}

	@Override
	protected String storageClass() {
		return "STANDARD_IA";
	}

	@Override
	protected void corruptNextBody() {
		cos.faults().on("GET").once().corruptResponseAt(1);
	}

}
