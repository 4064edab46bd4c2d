package io.storager.oss;

import java.net.URI;

import io.storager.Encryption;
import io.storager.engine.DriverStorager;
import io.storager.settings.Endpoint;
import io.storager.test.contract.HeaderNamesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers of OSS whose header names a proxy has written anew. */
class OssHeaderNamesTests extends HeaderNamesContract {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	@Override
	protected URI service() {
		return oss.emulator().ossEndpoint();
	}

	@Override
	protected DriverStorager storager(Endpoint endpoint) {
		return oss.storager(OssConnection.of(endpoint, TestOss.CREDENTIAL, TestOss.REGION));
	}

	@Override
	protected Encryption encryption() {
		return OssEncryption.kms().withDataEncryption("SM4").withKeyId("key-1");
	}

	@Override
	protected String storageClass() {
		return "IA";
	}

	@Override
	protected void corruptNextBody() {
		oss.faults().on("GET").once().corruptResponseAt(1);
	}

}
