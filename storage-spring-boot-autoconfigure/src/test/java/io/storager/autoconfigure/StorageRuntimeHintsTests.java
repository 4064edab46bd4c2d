package io.storager.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.aliyun.oss.OSSClient;
import io.storager.autoconfigure.cos.CosProperties;
import io.storager.autoconfigure.oss.OssProperties;
import io.storager.cos.CosStorager;
import io.storager.httpclient.SdkField;
import io.storager.oss.OssStorager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that {@link StorageRuntimeHints} is found and tells what is looked up. */
class StorageRuntimeHintsTests {

	@Test
	void tellsOfEveryFieldThatTheDriversReachInto() throws IOException {
		Set<String> reached = new TreeSet<>();
		for (Class<?> driver : List.of(OssStorager.class, CosStorager.class)) {
			for (Resource type : new PathMatchingResourcePatternResolver().getResources(
					"classpath*:" + ClassUtils.convertClassNameToResourcePath(driver.getPackageName()) + "/*.class")) {
				try (InputStream code = type.getInputStream()) {
					new ClassReader(code).accept(new FieldLookups(reached), ClassReader.SKIP_DEBUG);
				}
			}
		}
		Set<String> hinted = new TreeSet<>();
		StorageRuntimeHints.FIELDS.forEach((owner, names) -> names.forEach((name) -> hinted.add(owner + "." + name)));
		assertThat(hinted).isEqualTo(reached).hasSizeGreaterThan(5);
		RuntimeHints hints = hints();
		assertThat(hinted).allSatisfy((field) -> {
			String owner = field.substring(0, field.lastIndexOf('.'));
			assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(owner, field.substring(owner.length() + 1)))
				.accepts(hints);
		});
	}

	@Test
	void tellsOfEveryPropertyClassAndWhatIsReachedInto() {
		RuntimeHints hints = hints();
		assertThat(RuntimeHintsPredicates.reflection().onType(OssProperties.Storager.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(CosProperties.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(ClientProperties.Proxy.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(OSSClient.class)).accepts(hints);
	}

	private static RuntimeHints hints() {
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter(StorageRuntimeHints.class::isInstance)
			.forEach((registrar) -> registrar.registerHints(hints, StorageRuntimeHintsTests.class.getClassLoader()));
		return hints;
	}

	/** Finds the calls of {@code SdkField.of(Class, String)} in the drivers. */
	private static final class FieldLookups extends ClassVisitor {

		private static final String LOOKUP = "(Ljava/lang/Class;Ljava/lang/String;)"
				+ Type.getDescriptor(SdkField.class);

		private final Set<String> found;

		FieldLookups(Set<String> found) {
			super(SpringAsmInfo.ASM_VERSION);
			this.found = found;
		}

		@Override
		public MethodVisitor visitMethod(int access, String method, String descriptor, @Nullable String signature,
				String @Nullable [] exceptions) {
			return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

				private String type = "";

				private String name = "";

				@Override
				public void visitLdcInsn(Object value) {
					if (value instanceof Type constant) {
						this.type = constant.getClassName();
					}
					if (value instanceof String constant) {
						this.name = constant;
					}
				}

				@Override
				public void visitMethodInsn(int opcode, String owner, String called, String arguments,
						boolean onInterface) {
					if (arguments.equals(LOOKUP)) {
						FieldLookups.this.found.add(this.type + "." + this.name);
					}
					// Every other way to a field would be missed here.
					assertThat(called).isNotEqualTo("getDeclaredField");
				}

			};
		}

	}

}
