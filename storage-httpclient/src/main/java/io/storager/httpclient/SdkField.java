package io.storager.httpclient;

import java.lang.reflect.Field;

/** A field of an SDK's class that the SDK has no setting for. */
public final class SdkField {

	private final Field field;

	private SdkField(Field field) {
		this.field = field;
	}

	/**
	 * Find a field.
	 * @throws NoSuchFieldException if this version of the SDK has no such field
	 * @throws RuntimeException if it may not be reached
	 */
	public static SdkField of(Class<?> type, String name) throws NoSuchFieldException {
		Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		return new SdkField(field);
	}

	/** What an object has in it. */
	public Object get(Object owner) throws IllegalAccessException {
		return this.field.get(owner);
	}

	/** Put something else into an object. */
	public void set(Object owner, Object value) throws IllegalAccessException {
		this.field.set(owner, value);
	}

}
