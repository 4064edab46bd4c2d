package io.storager.emulator.service;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.storager.emulator.store.Crc64;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.SharedBlob;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** What the services do alike with objects that grow. */
public final class Appends {

	/** The most bytes of an object that grew: 5 GiB. */
	private static final long MAX_SIZE = 5L << 30;

	private final EntityTags tags;

	private final Conflict conflict;

	/**
	 * Append as one vendor does.
	 * @param tags makes entity tags
	 * @param conflict refuses a position that is not the end
	 */
	public Appends(EntityTags tags, Conflict conflict) {
		this.tags = tags;
		this.conflict = conflict;
	}

	/**
	 * Refuse what can be refused before the content is read.
	 * @param previous what the key has
	 * @param position where the client thinks that the object ends
	 * @param more how much it will send, if known
	 */
	public void check(@Nullable StoredObject previous, long position, long more) {
		if (previous != null && previous.type() != StoredObject.Type.APPENDABLE) {
			throw new ServiceException(409, "ObjectNotAppendable", "The object is not appendable.").with("Key",
					previous.key());
		}
		long length = (previous != null) ? previous.content().size() : 0;
		if (position != length) {
			throw this.conflict.at(length);
		}
		if (length + more > MAX_SIZE) {
			throw new ServiceException(400, "EntityTooLarge", "An object can grow by appending to 5 GiB at most.");
		}
	}

	/**
	 * Append content that has arrived whole: of several at the same position one wins.
	 * @param call the request
	 * @param draft what the object shall be if this is its beginning
	 * @param position where the client thinks that the object ends
	 * @param content the content, which the caller releases
	 * @param firstTag the entity tag if this is the beginning
	 * @return the object as it is now
	 */
	public StoredObject append(Call call, StoredObject draft, long position, ReceivedContent content, String firstTag)
			throws IOException {
		StoredObject stored = call.bucket().replace(call.key(), (previous) -> {
			check(previous, position, content.blob().size());
			return (previous != null) ? longer(call, previous, content) : draft.with(content.blob().share(), firstTag,
					content.crc64(), call.now().truncatedTo(ChronoUnit.SECONDS), StoredObject.Type.APPENDABLE);
		});
		if (stored == null) {
			throw Errors.noSuchBucket(call.bucketName());
		}
		return stored;
	}

	private StoredObject longer(Call call, StoredObject previous, ReceivedContent content) throws IOException {
		SharedBlob longer = SharedBlob.concat(List.of(previous.content(), content.blob()));
		long crc64 = Crc64.combine(previous.crc64(), content.crc64(), content.blob().size());
		return previous.with(longer, this.tags.unique(), crc64, call.now().truncatedTo(ChronoUnit.SECONDS),
				StoredObject.Type.APPENDABLE);
	}

	/**
	 * Return the position that the request names.
	 * @param missing what to throw if it names none
	 */
	public static long position(Call call, ServiceException missing) {
		String text = call.query().get("position");
		if (text == null) {
			throw missing;
		}
		long position = Numbers.parse(text);
		if (position >= 0) {
			return position;
		}
		throw Errors.invalidArgument("Argument position must be a non-negative integer.", "position", text);
	}

	/** Refuses a position that is not the end. */
	public interface Conflict {

		ServiceException at(long length);

	}

}
