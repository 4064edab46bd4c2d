package io.storager.boot.test;

import io.storager.Storager;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mockingDetails;

@SpringBootTest(classes = MockedStoragerTests.Slice.class,
		properties = { "storage.primary=ossStorager", "storage.oss.credential=hmac:key:secret",
				"storage.oss.name=photos", "storage.oss.endpoint=https:oss-cn-hangzhou.aliyuncs.com",
				"storage.cos.credential=hmac:key:secret", "storage.cos.location=ap-guangzhou",
				"storage.cos.name=photos-1250000000" })
@AutoConfigureStorage
class MockedStoragerTests {

	@MockitoBean
	private Storager storager;

	@Test
	void mocksThePrimaryStorager(@Autowired Storager injected, @Qualifier("ossStorager") @Autowired Storager oss,
			@Qualifier("cosStorager") @Autowired Storager cos) {
		given(this.storager.readAllBytes("a")).willReturn(new byte[] { 1 });
		assertThat(injected.readAllBytes("a")).containsExactly(1);
		assertThat(oss).isSameAs(injected);
		assertThat(mockingDetails(cos).isMock()).isFalse();
	}

	@Configuration(proxyBeanMethods = false)
	static class Slice {

	}

}
