package io.storager;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.storager.error.StorageError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is made of null is refused where it is made, by the parameter's name. */
class NullParameterTests {

	private final List<String> wrong = new ArrayList<>();

	private int tried;

	@Test
	void factoriesAndBuildersNameTheParameterThatIsNull() throws Exception {
		for (Class<?> type : types()) {
			for (Method method : type.getDeclaredMethods()) {
				if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic()) {
					continue;
				}
				if (Modifier.isStatic(method.getModifiers())) {
					tryAll(method, null);
				}
				else if (method.getReturnType() == type && type.getSimpleName().equals("Builder")) {
					tryAll(method, builder(type));
				}
			}
		}
		assertThat(this.tried).isGreaterThan(20);
		assertThat(this.wrong).isEmpty();
	}

	private static List<Class<?>> types() {
		List<Class<?>> types = new ArrayList<>();
		for (JavaClass each : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.storager")) {
			if (List.of("io.storager", "io.storager.options", "io.storager.manager").contains(each.getPackageName())) {
				Class<?> type = each.reflect();
				if (Modifier.isPublic(type.getModifiers()) && !type.isEnum()) {
					types.add(type);
				}
			}
		}
		return types;
	}

	private static Object builder(Class<?> type) throws Exception {
		Method factory = Arrays.stream(type.getEnclosingClass().getDeclaredMethods())
			.filter((method) -> method.getName().equals("builder") && Modifier.isStatic(method.getModifiers()))
			.findFirst()
			.orElseThrow();
		return factory.invoke(null,
				Arrays.stream(factory.getParameterTypes()).map(NullParameterTests::sample).toArray());
	}

	private void tryAll(Method method, @Nullable Object target) throws Exception {
		Parameter[] parameters = method.getParameters();
		for (int i = 0; i < parameters.length; i++) {
			if (parameters[i].getType().isPrimitive()
					|| parameters[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
				continue;
			}
			@Nullable Object[] arguments = new @Nullable Object[parameters.length];
			for (int j = 0; j < parameters.length; j++) {
				arguments[j] = (j != i) ? sample(parameters[j].getType()) : null;
			}
			this.tried++;
			String expected = "'%s' must not be null".formatted(parameters[i].getName());
			try {
				method.invoke(target, arguments);
				this.wrong.add(method + " takes null for " + parameters[i].getName());
			}
			catch (InvocationTargetException ex) {
				if (ex.getCause() == null || !expected.equals(ex.getCause().getMessage())) {
					this.wrong.add("%s: %s, expected: %s".formatted(method, ex.getCause(), expected));
				}
			}
		}
	}

	private static Object sample(Class<?> type) {
		if (type.isEnum()) {
			return type.getEnumConstants()[0];
		}
		return Stream
			.<Object>of("a", List.of(), Map.of(), Set.of(), 0L, 0, false, Path.of("file"), Instant.EPOCH,
					URI.create("http://host/"), ObjectHeaders.NONE, (Content.Source) InputStream::nullInputStream,
					InputStream.nullInputStream(),
					StorageException.of(
							StorageError.builder(ErrorCode.UNEXPECTED, "reason", Operation.READ, "memory").build(),
							null))
			.filter((sample) -> type.isInstance(sample) || wrapped(type).isInstance(sample))
			.findFirst()
			.orElseThrow(() -> new AssertionError("there is no sample of " + type));
	}

	private static Class<?> wrapped(Class<?> type) {
		return (type == long.class) ? Long.class
				: (type == int.class) ? Integer.class : (type == boolean.class) ? Boolean.class : type;
	}

}
