package io.storager.test.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;

import io.storager.ErrorCode;
import io.storager.StorageMetadata;
import io.storager.driver.BucketDriver;
import io.storager.driver.Failure;
import io.storager.engine.DriverStorager;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a storager and its driver, whichever it is: sets limits, loses answers
 * and lets something happen in the middle of an operation.
 */
final class InterceptingDriver {

	private InterceptingDriver() {
	}

	/** A storager over a driver whose every call is met first. */
	static DriverStorager storager(BucketDriver driver, StoragerSettings settings, Meddling meddling) {
		return new MeddledStorager(intercept(BucketDriver.class, driver, meddling), settings);
	}

	private static <T> T intercept(Class<T> type, Object driver, Meddling meddling) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, method, arguments) -> {
				Call call = new Call(driver, method, arguments);
				if (arguments != null && arguments[0] instanceof LostAnswerException) {
					return call.tellOfLostAnswer();
				}
				boolean accessor = method.getReturnType().getSimpleName().endsWith("Driver");
				Object ability = accessor ? call.proceed() : null;
				return accessor ? (ability != null) ? intercept(method.getReturnType(), ability, meddling) : null
						: meddling.meet(call);
			}));
	}

	/** Lets a storager copy by parts what is larger than its smallest part. */
	static @Nullable Object smallCopies(Call call) throws Exception {
		Object answer = call.proceed();
		return (answer instanceof StorageMetadata limits)
				? limits.toBuilder().copySizeMaximum(limits.multipartSizeMinimum()).build() : answer;
	}

	/** What to do with a call. */
	@FunctionalInterface
	interface Meddling {

		@Nullable Object meet(Call call) throws Exception;

	}

	/** A call to a driver. */
	static final class Call {

		private final Object driver;

		private final Method method;

		private final Object @Nullable [] arguments;

		private Call(Object driver, Method method, Object @Nullable [] arguments) {
			this.driver = driver;
			this.method = method;
			this.arguments = arguments;
		}

		boolean is(String name) {
			return this.method.getName().equals(name);
		}

		/** What the call is made with. */
		<T> T argument(int index, Class<T> type) {
			return type.cast(Objects.requireNonNull(this.arguments)[index]);
		}

		/** Make the call. */
		@Nullable Object proceed() throws Exception {
			try {
				return this.method.invoke(this.driver, this.arguments);
			}
			catch (InvocationTargetException ex) {
				if (ex.getCause() instanceof Exception cause) {
					throw cause;
				}
				throw ex;
			}
		}

		/** Make the call, and lose what the service answers. */
		@Nullable Object proceedAndLoseTheAnswer() throws Exception {
			proceed();
			throw new LostAnswerException();
		}

		private @Nullable Object tellOfLostAnswer() {
			return is("describe") ? Failure.of(ErrorCode.SERVICE_INTERNAL, "the answer was lost").temporary(true)
					: Boolean.FALSE;
		}

	}

	/** Whether the service did what it was asked to is not known. */
	static final class LostAnswerException extends Exception {

	}

	private static final class MeddledStorager extends DriverStorager {

		MeddledStorager(BucketDriver driver, StoragerSettings settings) {
			super(driver, settings);
		}

	}

}
