package io.storager.emulator.service;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

import io.storager.emulator.http.ReplyBody;
import io.storager.emulator.store.Blob;
import io.storager.emulator.store.StoredObject;

/**
 * An object that is being read: whatever happens to its key meanwhile, these bytes stay.
 *
 * @param object the object
 * @param reader its open content
 */
public record OpenObject(StoredObject object, Blob.Reader reader) {

	/** Open the addressed object, or what it leads to; it has to exist. */
	public static OpenObject of(Call call, Symlinks.TargetKey targetKey) throws IOException {
		while (true) {
			StoredObject object = Symlinks.follow(call, targetKey);
			try {
				return new OpenObject(object, object.content().open());
			}
			catch (NoSuchFileException ex) {
				// Overwritten between look-up and opening: take the new one.
				if (Symlinks.follow(call, targetKey).content() == object.content()) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Return a range as the body of a reply, which closes the content when it is sent.
	 */
	public ReplyBody body(long offset, long length) {
		Blob.Reader content = this.reader;
		return new ReplyBody() {

			@Override
			public long length() {
				return length;
			}

			@Override
			public void writeTo(Sink sink) throws IOException {
				content.transfer(offset, length, sink::write);
			}

			@Override
			public void close() throws IOException {
				content.close();
			}

		};
	}

}
