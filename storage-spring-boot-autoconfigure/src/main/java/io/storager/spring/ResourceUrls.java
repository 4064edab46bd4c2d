package io.storager.spring;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/**
 * Makes URLs of resources. Spring compares their paths to find out whether one resource
 * is below another.
 */
final class ResourceUrls {

	private ResourceUrls() {
	}

	@SuppressWarnings("deprecation") // URL.of came with JDK 20
	static URL url(StorageResource resource) throws MalformedURLException {
		return new URL(null, resource.getURI().toString(), new Handler(resource));
	}

	/** Opens one resource. */
	private static final class Handler extends URLStreamHandler {

		private final StorageResource resource;

		private Handler(StorageResource resource) {
			this.resource = resource;
		}

		@Override
		protected URLConnection openConnection(URL url) {
			StorageResource opened = this.resource;
			return new URLConnection(url) {

				@Override
				public void connect() {
					// Nothing is sent before something is read.
				}

				@Override
				public InputStream getInputStream() throws IOException {
					return opened.getInputStream();
				}

			};
		}

	}

}
