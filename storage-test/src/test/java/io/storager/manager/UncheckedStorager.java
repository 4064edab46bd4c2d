package io.storager.manager;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

import io.storager.Content;
import io.storager.StorageInputStream;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.WriteOptions;
import org.jspecify.annotations.Nullable;

/** A storager of somebody else that compares nothing. */
final class UncheckedStorager {

	private UncheckedStorager() {
	}

	/** Gives other bytes in place of those that it has. */
	static Storager of(Storager storager, String has, String gives) {
		return proxy(storager, (method, arguments) -> {
			if (!method.equals("newInputStream")) {
				return null;
			}
			StorageObject object = storager.stat((String) arguments[0]);
			return new Stream(object, new ByteArrayInputStream(gives.getBytes(StandardCharsets.UTF_8)));
		});
	}

	/** Stores other bytes in place of those that it is given. */
	static Storager storing(Storager storager, String stores) {
		return proxy(storager, (method, arguments) -> {
			if (!method.equals("write") || !(arguments[1] instanceof Content.Stream content)) {
				return null;
			}
			content.stream().readAllBytes();
			return storager.write((String) arguments[0], Content.ofText(stores), (WriteOptions) arguments[2]);
		});
	}

	private interface Deviation {

		@Nullable Object meet(String method, Object[] arguments) throws Exception;

	}

	private static Storager proxy(Storager storager, Deviation deviation) {
		return (Storager) Proxy.newProxyInstance(Storager.class.getClassLoader(), new Class<?>[] { Storager.class },
				(self, method, arguments) -> {
					Object other = (arguments != null) ? deviation.meet(method.getName(), arguments) : null;
					if (other != null) {
						return other;
					}
					try {
						return method.invoke(storager, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private static final class Stream extends StorageInputStream {

		private final StorageObject object;

		private final InputStream bytes;

		Stream(StorageObject object, InputStream bytes) {
			this.object = object;
			this.bytes = bytes;
		}

		@Override
		public StorageObject object() {
			return this.object;
		}

		@Override
		public int read() {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0];
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			try {
				return this.bytes.read(buffer, offset, length);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
