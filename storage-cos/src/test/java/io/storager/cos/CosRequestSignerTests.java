package io.storager.cos;

import java.util.Date;
import java.util.Map;
import java.util.TreeMap;

import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.auth.COSCredentials;
import com.qcloud.cos.auth.COSSigner;
import com.qcloud.cos.http.HttpMethodName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the SDK's own signer is right, both sign alike. */
class CosRequestSignerTests {

	private static final COSCredentials OLD = new BasicCOSCredentials("access", "secret");

	private final CosRequestSigner signer = new CosRequestSigner();

	@Test
	void signsWithTheKeyOfTheSecretAndTheTime() {
		long second = 1_700_000_000_000L;
		COSCredentials changed = new BasicCOSCredentials("access", "changed");
		for (COSCredentials credentials : new COSCredentials[] { OLD, OLD, changed, OLD }) {
			for (long time : new long[] { second, second + 999, second + 1000, second }) {
				requireSame(credentials, new Date(time), Map.of("Host", "bucket"), Map.of());
			}
		}
	}

	@Test
	void encodesWhatIsNotPlain() {
		for (String text : new String[] { "az-AZ_09.~", "a b", "a*b", "a/b:c", "100%", "é", "发票", "😀", "a+b", "" }) {
			requireSame(OLD, new Date(0), Map.of("Host", "bucket", "x-cos-meta-a", text, "Content-Type", text + "z"),
					new TreeMap<>(Map.of("prefix", text, "key" + text + "z", "value")));
		}
	}

	private void requireSame(COSCredentials credentials, Date start, Map<String, String> headers,
			Map<String, String> parameters) {
		Date end = new Date(start.getTime() + 60_000);
		assertThat(this.signer.buildAuthorizationStr(HttpMethodName.GET, "/key", headers, parameters, credentials,
				start, end, true))
			.isEqualTo(new COSSigner().buildAuthorizationStr(HttpMethodName.GET, "/key", headers, parameters,
					credentials, start, end, true));
	}

}
