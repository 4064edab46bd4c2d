package io.storager.autoconfigure.oss;

import java.util.Date;

import com.aliyun.oss.OSS;
import io.storager.autoconfigure.StorageContext;
import io.storager.oss.OssServicer;
import io.storager.oss.OssStorager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of an endpoint that is a domain of the bucket. */
class OssCnameTests {

	private static final String DOMAIN = """
			storage.oss:
			  credential: hmac:LTAI5tExample:ossSecretOfTheTest
			  endpoint: http:files.invalid
			  name: demo
			""";

	@Test
	void requestsGoToTheDomainAsItStands() {
		StorageContext.runner(DOMAIN, "storage.oss.support-cname: true")
			.run((context) -> assertThat(address(context.getBean(OSS.class)))
				.startsWith("http://files.invalid/a.txt?"));
	}

	@Test
	void otherwiseTheBucketIsPutInFront() {
		StorageContext.runner(DOMAIN, "storage.oss.support-cname: false")
			.run((context) -> assertThat(address(context.getBean(OSS.class)))
				.startsWith("http://demo.files.invalid/a.txt?"));
	}

	/** The SDK would pass the property over. */
	@ParameterizedTest
	@ValueSource(strings = { "https:oss-cn-hangzhou.aliyuncs.com", "http:127.0.0.1:9000" })
	void anEndpointThatNoBucketIsBoundToMustNotBeCalledADomain(String endpoint) {
		StorageContext.runner(DOMAIN, "storage.oss.support-cname: true")
			.withPropertyValues("storage.oss.endpoint=" + endpoint)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("'storage.oss.endpoint' is ")
				.rootCause()
				.hasMessageEndingWith("as 'support-cname' says"));
	}

	@Test
	void noServicerIsThereThatWouldFindOneBucketInPlaceOfAll() {
		StorageContext.runner(DOMAIN, "storage.oss.support-cname: true")
			.run((context) -> assertThat(context).hasSingleBean(OssStorager.class).doesNotHaveBean(OssServicer.class));
	}

	@Test
	void aDomainServesOneBucket() {
		StorageContext.runner(DOMAIN, "storage.oss.support-cname: true", "storage.oss.storagers.other.name: other")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'name' is 'other'")
				.hasMessageContaining("storage.oss.support-cname"));
	}

	private static String address(OSS client) {
		return client.generatePresignedUrl("demo", "a.txt", new Date(System.currentTimeMillis() + 60_000)).toString();
	}

}
