package io.storager.documents;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.Servicer;
import io.storager.StorageMetadata;
import io.storager.engine.DriverStorager;
import io.storager.documents.OperationsDocument.ErrorRow;
import io.storager.documents.OperationsDocument.LimitRow;
import io.storager.documents.OperationsDocument.MethodRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/operations.md} names everything that there is, and nothing else. */
class OperationsDocumentTests {

	private final OperationsDocument document;

	OperationsDocumentTests() throws Exception {
		this.document = OperationsDocument.read();
	}

	@Test
	void namesEveryMethodOfEveryInterface() {
		Map<String, Set<String>> types = new LinkedHashMap<>();
		for (MethodRow row : this.document.methods()) {
			types.computeIfAbsent(row.type(), (type) -> new LinkedHashSet<>()).addAll(row.names());
		}
		assertThat(types).containsExactlyInAnyOrderEntriesOf(
				interfaces().collect(Collectors.toMap(Class::getSimpleName, OperationsDocumentTests::methods)));
	}

	@Test
	void namesEveryOperation() {
		assertThat(this.document.methods().stream().map(MethodRow::operation).distinct())
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(Operation.values()).map(Operation::toString).toList());
	}

	@Test
	void triesEveryMethod() {
		assertThat(Trials.all()).extracting(Trial::method)
			.containsExactlyInAnyOrderElementsOf(
					this.document.methods().stream().flatMap((row) -> row.names().stream()).toList());
	}

	@Test
	void namesTheOptionsOfEachMethod() {
		Map<String, List<String>> documented = new LinkedHashMap<>();
		this.document.methods()
			.forEach((row) -> row.names().forEach((method) -> documented.put(method, row.options())));
		for (Trial<?, ?> trial : Trials.all()) {
			assertThat(documented.get(trial.method())).as(trial.method())
				.containsExactlyInAnyOrderElementsOf(trial.options());
		}
	}

	/** The trials must not overlook an options type that a method has got since. */
	@Test
	void knowsTheOptionsTypeOfEachMethod() {
		interfaces().forEach((type) -> Arrays.stream(type.getDeclaredMethods())
			.forEach((method) -> Arrays.stream(method.getParameterTypes())
				.filter((parameter) -> parameter.getSimpleName().endsWith("Options"))
				.forEach((options) -> assertThat(Trials.all()).as("%s of %s", options, method).anySatisfy((trial) -> {
					assertThat(trial.method()).isEqualTo(name(type, method));
					assertThat(trial.defaults()).isInstanceOf(options);
				}))));
	}

	@Test
	void namesEveryErrorCode() {
		assertThat(this.document.errors()).extracting(ErrorRow::code)
			.containsExactly(Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toArray(String[]::new));
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void tellsTheLimits(String vendor) throws Exception {
		Map<String, Long> limits = new LinkedHashMap<>();
		try (TriedService service = new TriedService(vendor)) {
			StorageMetadata metadata = service.hands().storager().metadata();
			for (String name : Trial.properties(StorageMetadata.Builder.class)) {
				if (StorageMetadata.class.getMethod(name).invoke(metadata) instanceof Number limit) {
					limits.put(name, limit.longValue());
				}
			}
		}
		assertThat(this.document.limits()
			.stream()
			.collect(Collectors.toMap(LimitRow::name, (row) -> row.values().getOrDefault(vendor, -1L))))
			.isEqualTo(limits);
	}

	private static Stream<Class<?>> interfaces() {
		return Stream.concat(Arrays.stream(DriverStorager.class.getInterfaces()), Stream.of(Servicer.class));
	}

	private static Set<String> methods(Class<?> type) {
		List<String> names = new ArrayList<>();
		for (Method method : type.getDeclaredMethods()) {
			if (Modifier.isPublic(method.getModifiers())) {
				names.add(name(type, method));
			}
		}
		return Set.copyOf(names);
	}

	private static String name(Class<?> type, Method method) {
		return ((type == Servicer.class) ? "Servicer." : "") + method.getName();
	}

}
