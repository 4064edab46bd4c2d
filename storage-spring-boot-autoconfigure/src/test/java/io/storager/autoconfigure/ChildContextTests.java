package io.storager.autoconfigure;

import io.storager.Content;
import io.storager.autoconfigure.oss.OssConnectionDetails;
import io.storager.emulator.StorageEmulator;
import io.storager.oss.OssConnection;
import io.storager.oss.OssStorager;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A parent context and its child may both be configured. */
class ChildContextTests {

	@Test
	void aChildHasStoragersOfItsOwn() {
		StorageContext.runner(StorageContext.OSS).run((parent) -> {
			assertThat(parent).hasNotFailed();
			StorageContext.runner("""
					storage.oss:
					  credential: hmac:LTAI5tOther:x
					  endpoint: https:oss-cn-shanghai.aliyuncs.com
					  name: other
					""").withParent(parent).run((child) -> {
				OssStorager storager = child.getBean(OssStorager.class);
				assertThat(storager.metadata().bucket()).isEqualTo("other");
				assertThat(child.getBean(OssConnectionDetails.class).getConnection().credential().accessKey())
					.isEqualTo("LTAI5tOther");
				assertThat(parent.getBean(OssStorager.class).metadata().bucket()).isEqualTo("demo");
			});
		});
	}

	@Test
	void aChildUsesTheEmulatorOfItsParent() {
		StorageContext.runner("storage.emulator.enabled: true", StorageContext.OSS)
			.run((parent) -> StorageContext
				.runner("storage.emulator.enabled: true", "storage.oss.name: other",
						"storage.oss.credential: hmac:LTAI5tOther:x")
				.withParent(parent)
				.run((child) -> {
					OssStorager storager = child.getBean(OssStorager.class);
					storager.write("a", Content.ofText("child"));
					assertThat(storager.readAllBytes("a")).asString().isEqualTo("child");
					assertThat(storager.metadata().bucket()).isEqualTo("other");
					assertThat(child.getBean(StorageEmulator.class)).isSameAs(parent.getBean(StorageEmulator.class));
				}));
	}

	@Test
	void aChildTakesTheParentsOwnConnectionDetails() {
		OssConnection own = OssConnection.of(Endpoint.parse("https:oss-cn-beijing.aliyuncs.com"),
				HmacCredential.of("mine", "mine"), null);
		StorageContext.runner("storage.oss.name: demo")
			.withBean("mine", OssConnectionDetails.class, () -> () -> own)
			.run((parent) -> StorageContext.runner("storage.oss.name: other").withParent(parent).run((child) -> {
				assertThat(child).hasNotFailed();
				assertThat(child.getBean(OssConnectionDetails.class).getConnection()).isSameAs(own);
			}));
	}

}
