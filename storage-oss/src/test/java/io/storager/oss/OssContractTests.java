package io.storager.oss;

import io.storager.oss.TestOss.Signature;
import io.storager.test.contract.Fixture;
import io.storager.test.contract.StoragerContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract over the emulator, with either signature. */
class OssContractTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	@Nested
	class SignedV1 extends StoragerContract {

		@Override
		protected Fixture fixture() {
			return new OssFixture(oss, Signature.V1);
		}

	}

	@Nested
	class SignedV4 extends StoragerContract {

		@Override
		protected Fixture fixture() {
			return new OssFixture(oss, Signature.V4);
		}

	}

}
