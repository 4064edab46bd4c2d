package io.storager.autoconfigure;

import com.aliyun.oss.OSSClient;
import io.storager.autoconfigure.cos.CosProperties;
import io.storager.autoconfigure.oss.OssProperties;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that {@link StorageRuntimeHints} is found and tells what is looked up. */
class StorageRuntimeHintsTests {

	@Test
	void tellsOfEveryPropertyClassAndWhatIsReachedInto() {
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter(StorageRuntimeHints.class::isInstance)
			.forEach((registrar) -> registrar.registerHints(hints, getClass().getClassLoader()));
		assertThat(RuntimeHintsPredicates.reflection().onType(OssProperties.Storager.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(CosProperties.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(ClientProperties.Proxy.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(OSSClient.class)).accepts(hints);
	}

}
