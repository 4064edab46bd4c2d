package io.storager.boot.test;

import io.storager.Content;
import io.storager.Storager;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

import static io.storager.test.StorageAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** As a slice does, this context configures nothing by itself. */
@SpringBootTest(classes = StorageSliceTests.Slice.class,
		properties = { "storage.cos.credential=hmac:key:secret", "storage.cos.location=ap-guangzhou",
				"storage.cos.name=photos-1250000000" })
@AutoConfigureStorage
class StorageSliceTests {

	@Test
	void getsStoragersAndResources(@Autowired Storager storager, @Autowired ApplicationContext context)
			throws Exception {
		storager.write("a.txt", Content.ofText("text"));
		assertThat(storager).hasObject("a.txt").withContent("text").withContentLength(4);
		Resource resource = context.getResource("cos://photos-1250000000/a.txt");
		assertThat(resource.contentLength()).isEqualTo(4);
	}

	@Configuration(proxyBeanMethods = false)
	static class Slice {

	}

}
