package io.storager.test.contract;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.Servicer;
import io.storager.StorageObject;
import io.storager.engine.DriverStorager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Callers without null checks of their own are told which parameter is null. */
abstract class NullContract extends Topic {

	@Test
	void namesTheParameterThatIsNull() throws Exception {
		List<String> wrong = new ArrayList<>();
		int tried = 0;
		for (Class<?> type : DriverStorager.class.getInterfaces()) {
			tried += tryAll(type, this.storager, wrong);
		}
		assertThat(tried).isGreaterThan(80);
		assertThat(wrong).isEmpty();
	}

	@Test
	void namesTheParameterOfAServicerThatIsNull() throws Exception {
		List<String> wrong = new ArrayList<>();
		assertThat(tryAll(Servicer.class, fixture().servicer(), wrong)).isGreaterThan(3);
		assertThat(wrong).isEmpty();
	}

	private int tryAll(Class<?> type, Object target, List<String> wrong) throws Exception {
		int tried = 0;
		for (Method method : type.getDeclaredMethods()) {
			if (!Modifier.isPublic(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
				continue;
			}
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
				tried++;
				String expected = "'%s' must not be null".formatted(parameters[i].getName());
				Throwable thrown = call(method, target, arguments);
				if (!(thrown instanceof NullPointerException) || !expected.equals(thrown.getMessage())) {
					wrong.add("%s: %s, expected: %s".formatted(method, thrown, expected));
				}
			}
		}
		return tried;
	}

	private static @Nullable Throwable call(Method method, Object target, @Nullable Object[] arguments)
			throws IllegalAccessException {
		try {
			method.invoke(target, arguments);
			return null;
		}
		catch (InvocationTargetException ex) {
			return ex.getCause();
		}
	}

	private Object sample(Class<?> type) {
		if (type.isEnum()) {
			return type.getEnumConstants()[0];
		}
		return samples().filter(type::isInstance).findFirst().orElseGet(() -> type.isPrimitive() ? 0 : defaults(type));
	}

	private Stream<Object> samples() {
		return Stream.of(this.storager, "a", Content.ofText("text"), StorageObject.builder("a", "a").build(), List.of(),
				Duration.ofHours(1), Path.of("file-that-is-not-there"), OutputStream.nullOutputStream(),
				new ByteArrayInputStream(new byte[0]), Stream.empty(), Map.of());
	}

	/** Every options type has one. */
	private static Object defaults(Class<?> type) {
		try {
			return type.getField("DEFAULT").get(null);
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError("there is no sample of " + type, ex);
		}
	}

}
