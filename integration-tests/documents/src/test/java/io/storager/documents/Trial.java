package io.storager.documents;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

import io.storager.documents.TriedService.Hands;
import org.jspecify.annotations.Nullable;

/**
 * A method that can be tried with any option and any input.
 *
 * @param <I> what it works on
 * @param <O> its options
 * @param method its name, with the type where that is {@code Servicer}
 * @param defaults no options at all; something without components if it takes none
 * @param preparation makes what it works on
 * @param call calls it
 */
record Trial<I, O>(String method, O defaults, Preparation<I, O> preparation, Call<I, O> call) {

	/** Stands for the options of a method that takes none. */
	record NoOptions() {
	}

	/** Makes what a method works on, so that it has no reason to fail. */
	@FunctionalInterface
	interface Preparation<I, O> {

		I prepare(TriedService service, O options);

	}

	/** Calls a method. */
	@FunctionalInterface
	interface Call<I, O> {

		void perform(Hands hands, I input, O options) throws Exception;

	}

	/** A call for which everything is prepared. */
	@FunctionalInterface
	interface Ready {

		void perform(Hands hands) throws Exception;

	}

	/** The names of the options. */
	List<String> options() {
		try {
			return properties(this.defaults.getClass().getMethod("builder").getReturnType());
		}
		catch (NoSuchMethodException ex) {
			return List.of();
		}
	}

	/** The names of what a builder sets. */
	static List<String> properties(Class<?> builder) {
		return Arrays.stream(builder.getDeclaredMethods())
			.filter((method) -> method.getReturnType() == builder && Modifier.isPublic(method.getModifiers()))
			.map(Method::getName)
			.distinct()
			.sorted()
			.toList();
	}

	/** The same method with one option. */
	Trial<I, O> with(String option, @Nullable Object value) {
		return new Trial<>(this.method, optionsWith(option, value), this.preparation, this.call);
	}

	@SuppressWarnings("unchecked")
	private O optionsWith(String option, @Nullable Object value) {
		try {
			Object builder = this.defaults.getClass().getMethod("builder").invoke(null);
			Method setter = Arrays.stream(builder.getClass().getMethods())
				.filter((method) -> method.getName().equals(option))
				.findFirst()
				.orElseThrow();
			return (O) builder.getClass().getMethod("build").invoke(setter.invoke(builder, value));
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError("'%s' does not take '%s'".formatted(this.method, option), ex);
		}
	}

	/** Prepare everything but the call itself. */
	Ready ready(TriedService service) {
		I input = this.preparation.prepare(service, this.defaults);
		return (hands) -> this.call.perform(hands, input, this.defaults);
	}

	/** The same with an input of one's own. */
	Ready ready(I input) {
		return (hands) -> this.call.perform(hands, input, this.defaults);
	}

}
