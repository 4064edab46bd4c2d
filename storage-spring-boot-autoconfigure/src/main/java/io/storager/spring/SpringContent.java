package io.storager.spring;

import java.io.IOException;

import io.storager.Content;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;

/** What Spring calls something to read, as content to write. */
public final class SpringContent {

	private SpringContent() {
	}

	/**
	 * The bytes of a resource. A file is read as a file, and what can be opened again and
	 * again can be written more than once; a stream that is already open cannot.
	 * @throws IOException if the length of the resource cannot be told
	 */
	public static Content of(Resource resource) throws IOException {
		if (resource instanceof ByteArrayResource bytes) {
			return Content.of(bytes.getByteArray());
		}
		if (resource.isFile()) {
			return Content.of(resource.getFile().toPath());
		}
		return resource.isOpen() ? Content.of(resource.getInputStream()) : of(resource, resource.contentLength());
	}

	/**
	 * The bytes of a source that can be opened again and again, such as a
	 * {@code MultipartFile}, whose length is its {@code getSize()}.
	 * @param source opens a stream, which is closed once it has been read
	 * @param length the number of bytes
	 */
	public static Content of(InputStreamSource source, long length) {
		return Content.ofSource(source::getInputStream, length);
	}

}
