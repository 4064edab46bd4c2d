package io.storager.cos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import com.qcloud.cos.Headers;
import io.storager.driver.SignDriver.Form;
import io.storager.driver.support.FormPolicy;
import io.storager.settings.HmacCredential;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Signs forms.
 *
 * @see <a href="https://www.tencentcloud.com/document/product/436/14690">POST Object</a>
 */
final class CosForms {

	/** The clock here may be a little ahead of the service's. */
	private static final Duration SKEW = Duration.ofMinutes(1);

	/** Of all headers, this one has a name of its own in forms. */
	private static final String ACL = "acl";

	private CosForms() {
	}

	static Map<String, String> fields(Form form, String bucket, Instant expiration, HmacCredential credential) {
		FormPolicy policy = FormPolicy.of(bucket, form);
		policy.type(Headers.CONTENT_TYPE, form, ContentTypes.of(form.key()));
		policy.field(Headers.STORAGE_CLASS, form.options().storageClass());
		policy.field(ACL, form.options().acl());
		policy.field(CosHandling.TRAFFIC_LIMIT, form.options().trafficLimit());
		CosSse.headers(form.encryption()).forEach(policy::field);
		form.userMetadata().forEach((name, value) -> policy.field(Headers.COS_USER_METADATA_PREFIX + name, value));
		String time = Instant.now().minus(SKEW).getEpochSecond() + ";" + expiration.getEpochSecond();
		policy.field("q-sign-algorithm", "sha1");
		policy.field("q-ak", credential.accessKey());
		// The form names the time of the key, and the policy that of the signature.
		policy.freeField("q-key-time", time);
		policy.equal("q-sign-time", time);
		policy.freeField("x-cos-security-token", credential.securityToken());
		String encoded = policy.encoded(expiration);
		policy.freeField("policy", encoded);
		String key = hmac(credential.secretKey(), time);
		policy.freeField("q-signature", hmac(key, DigestUtils.sha1Hex(Base64.getDecoder().decode(encoded))));
		return policy.fields();
	}

	private static String hmac(String key, String text) {
		return new HmacUtils(HmacAlgorithms.HMAC_SHA_1, key.getBytes(StandardCharsets.UTF_8)).hmacHex(text);
	}

}
