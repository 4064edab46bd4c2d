package io.storager.autoconfigure.cos;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.http.HttpMethodName;
import com.sun.net.httpserver.HttpServer;
import io.storager.autoconfigure.StorageContext;
import io.storager.cos.CosServicer;
import io.storager.cos.CosStorager;
import io.storager.error.BucketNotExistException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of an endpoint that is a domain of the bucket. */
class CosCnameTests {

	private static final String DOMAIN = """
			storage.cos:
			  credential: hmac:AKIDExample:cosSecretOfTheTest
			  endpoint: http:files.invalid
			  location: ap-guangzhou
			  name: demo-1250000000
			""";

	private static final String CNAME = "storage.cos.support-cname: true";

	@Test
	void requestsNameTheDomainAsItStands() throws Exception {
		List<String> hosts = new CopyOnWriteArrayList<>();
		HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		proxy.createContext("/", (exchange) -> {
			hosts.add(exchange.getRequestHeaders().getFirst("Host"));
			exchange.getResponseHeaders().set("x-cos-request-id", "1");
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
		});
		proxy.start();
		try {
			StorageContext
				.runner(DOMAIN, CNAME,
						"storage.cos.client.proxy: { host: 127.0.0.1, port: %s }"
							.formatted(proxy.getAddress().getPort()))
				.run((context) -> assertThatExceptionOfType(BucketNotExistException.class)
					.isThrownBy(() -> context.getBean(CosStorager.class).exists("a.txt")));
		}
		finally {
			proxy.stop(0);
		}
		assertThat(hosts).containsOnly("files.invalid");
	}

	@Test
	void signedRequestsGoThereToo() {
		StorageContext.runner(DOMAIN, CNAME)
			.run((context) -> assertThat(
					context.getBean(CosStorager.class).signRead("a.txt", Duration.ofMinutes(1)).uri())
				.hasHost("files.invalid"));
	}

	@Test
	void otherwiseTheBucketIsPutInFront() {
		StorageContext.runner(DOMAIN, "storage.cos.support-cname: false")
			.run((context) -> assertThat(address(context.getBean(COSClient.class), "demo-1250000000"))
				.isEqualTo("demo-1250000000.files.invalid"));
	}

	@Test
	void otherBucketsAreAskedForUnderTheServicesOwnHosts() {
		StorageContext.runner(DOMAIN, CNAME, "storage.cos.storagers.other.name: other-1250000000").run((context) -> {
			assertThat(address(context.getBean(COSClient.class), "other-1250000000"))
				.isEqualTo("other-1250000000.cos.ap-guangzhou.myqcloud.com");
			assertThat(context.getBean("other", CosStorager.class).signRead("a.txt", Duration.ofMinutes(1)).uri())
				.hasHost("other-1250000000.cos.ap-guangzhou.myqcloud.com");
			assertThat(context).hasSingleBean(CosServicer.class);
		});
	}

	@ParameterizedTest
	@CsvSource({ "storage.cos.name=, storage.cos.name", "storage.cos.endpoint=http:127.0.0.1:9, storage.cos.endpoint",
			"storage.cos.endpoint=https:cos.ap-guangzhou.myqcloud.com, storage.cos.endpoint",
			"storage.cos.endpoint=https:cos-internal.ap-guangzhou.tencentcos.cn, storage.cos.endpoint" })
	void aDomainAndItsBucketAreNeeded(String property, String told) {
		StorageContext.runner(DOMAIN, CNAME)
			.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("'%s' is".formatted(told)));
	}

	private static String address(COSClient client, String bucket) {
		return client
			.generatePresignedUrl(bucket, "a.txt", new Date(System.currentTimeMillis() + 60_000), HttpMethodName.GET)
			.getHost();
	}

}
