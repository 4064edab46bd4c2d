package io.storager.oss;

import io.storager.Content;
import io.storager.error.BucketNotExistException;
import io.storager.error.ObjectNotExistException;
import io.storager.error.PermissionDeniedException;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.HmacCredential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is told of a HEAD whose answer is a status and nothing else: the SDK calls every
 * 404 a missing key.
 */
class OssBareHeadTests {

	@RegisterExtension
	static final TestOss oss = new TestOss(false);

	@Test
	void tellsAMissingObject() {
		oss.storager().write("there", Content.ofText("text"));
		assertThat(oss.storager().exists("there")).isTrue();
		assertThatExceptionOfType(ObjectNotExistException.class).isThrownBy(() -> oss.storager().stat("missing"))
			.withMessageContaining("there is no such object; HTTP status 404; request id");
	}

	@Test
	void tellsAMissingBucket() {
		assertThatExceptionOfType(BucketNotExistException.class)
			.isThrownBy(() -> oss.storager("no-such-bucket").stat("missing"))
			.withMessageContaining("HTTP status 404; request id");
	}

	@Test
	void tellsARefusal() {
		OssConnection right = oss.connection(Signature.V4);
		HmacCredential wrong = HmacCredential.of(right.credential().accessKey(), "the-wrong-secret");
		assertThatExceptionOfType(PermissionDeniedException.class)
			.isThrownBy(() -> oss.storager(OssConnection.of(right.endpoint(), wrong, right.location())).stat("there"))
			.withMessageContaining(
					"the credential is wrong or may not do this; the credential is hmac:AKID***:***; HTTP status 403; request id");
	}

}
