package io.storager.test;

import java.lang.reflect.Modifier;
import java.util.function.Consumer;

import io.storager.emulator.StorageEmulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The emulator for the tests of a class: it starts before the first one, has its buckets
 * and seed, no faults and an empty log before each, and ends after the last.
 *
 * <pre class="code">
 * &#64;RegisterExtension
 * static final EmulatedStorage storage = EmulatedStorage.of((emulator) -> emulator.ossBucket("photos", "oss-cn-hangzhou"));
 *
 * &#64;Test
 * void survivesALostAnswer(StorageEmulator emulator) {
 *     emulator.faults().on("PUT").once().loseReply();
 *     ...
 * }
 * </pre>
 */
public final class EmulatedStorage
		implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

	/** The access key that the emulator knows, beside those it is set up with. */
	public static final String ACCESS_KEY = "an-access-key";

	/** The secret key of {@link #ACCESS_KEY}. */
	public static final String SECRET_KEY = "a-secret-key";

	private final Consumer<StorageEmulator.Builder> configuration;

	private @Nullable StorageEmulator emulator;

	private EmulatedStorage(Consumer<StorageEmulator.Builder> configuration) {
		this.configuration = configuration;
	}

	/**
	 * An emulator that is set up so. Its ports are free ones.
	 * @param configuration sets buckets, credentials and whatever else the emulator has
	 */
	public static EmulatedStorage of(Consumer<StorageEmulator.Builder> configuration) {
		return new EmulatedStorage(configuration);
	}

	/**
	 * The emulator.
	 * @throws IllegalStateException before the first and after the last test
	 */
	public StorageEmulator emulator() {
		StorageEmulator emulator = this.emulator;
		if (emulator == null) {
			throw new IllegalStateException(
					"The emulator runs from before the first to after the last test of a class; register this extension in a static field");
		}
		return emulator;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		// A nested class is part of the one that it is in.
		if (this.emulator == null) {
			StorageEmulator.Builder builder = StorageEmulator.builder().credential(ACCESS_KEY, SECRET_KEY);
			this.configuration.accept(builder);
			this.emulator = builder.start();
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		emulator().reset();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		boolean nested = context.getRequiredTestClass().getEnclosingClass() != null
				&& !Modifier.isStatic(context.getRequiredTestClass().getModifiers());
		if (this.emulator != null && !nested) {
			this.emulator.close();
			this.emulator = null;
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == StorageEmulator.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return emulator();
	}

}
