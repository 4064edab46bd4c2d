package io.storager.cos;

/** The bytes to send have another MD5 than the user says. */
final class ContentMd5Exception extends RuntimeException {

	ContentMd5Exception(String expected, String actual) {
		super("the bytes given have the MD5 '%s', the content MD5 is '%s'".formatted(actual, expected));
	}

}
