package io.storager.emulator.oss;

import java.io.IOException;
import java.util.stream.Stream;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.ByteRange;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Conditions;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.ObjectTags;
import io.storager.emulator.service.OpenObject;
import io.storager.emulator.service.Restores;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.StandardHeaders;
import io.storager.emulator.service.Symlinks;
import io.storager.emulator.service.Versions;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** Reads an object, or only what is known about it. */
final class OssGet {

	private static final String RANGE_BEHAVIOR = "x-oss-range-behavior";

	void register(Routes routes) {
		String[] parameters = Stream.concat(StandardHeaders.overrides().stream(), Stream.of("versionId"))
			.toArray(String[]::new);
		routes.add(Level.OBJECT, "GET", this::get, parameters).taking(OssHeaders.READ).open(Access.READ_OBJECT);
		// The bytes come as they are: the emulator knows no images.
		routes.addSub(Level.OBJECT, "GET", "x-oss-process", this::get, parameters)
			.taking(OssHeaders.READ)
			.open(Access.READ_OBJECT);
		routes.add(Level.OBJECT, "HEAD", this::head, parameters).taking(OssHeaders.READ).open(Access.READ_OBJECT);
		routes.addSub(Level.OBJECT, "HEAD", "objectMeta", this::meta, "versionId").open(Access.READ_OBJECT);
		routes.addSub(Level.OBJECT, "GET", "objectMeta", this::meta, "versionId").open(Access.READ_OBJECT);
	}

	private Reply get(Call call) throws IOException {
		OpenObject open = OpenObject.of(call, OssSymlink::targetKey);
		boolean answered = false;
		try {
			StoredObject object = open.object();
			Restores.checkReadable(call, object);
			if (Conditions.notModified(call, object)) {
				return identity(Versions.tell(Reply.of(304), call, object), object);
			}
			long size = object.content().size();
			ByteRange range = range(call, size);
			Reply reply = (range != null) ? Reply.of(206).header("Content-Range", range.contentRange(size))
					: Reply.of(200);
			describe(reply, call, object);
			reply.body((range != null) ? open.body(range.offset(size), range.length(size)) : open.body(0, size));
			answered = true;
			return reply;
		}
		finally {
			if (!answered) {
				open.reader().close();
			}
		}
	}

	private Reply head(Call call) {
		StoredObject object = Symlinks.follow(call, OssSymlink::targetKey);
		if (Conditions.notModified(call, object)) {
			return identity(Versions.tell(Reply.of(304), call, object), object);
		}
		return describe(Reply.of(200), call, object).header("Content-Length", String.valueOf(object.content().size()));
	}

	private Reply meta(Call call) {
		StoredObject object = call.object();
		return identity(Versions.tell(Reply.of(200), call, object), object)
			.header("Content-Length", String.valueOf(object.content().size()))
			.header("x-oss-hash-crc64ecma", Long.toUnsignedString(object.crc64()));
	}

	/**
	 * Of a range that is not wholly inside the object the service answers the whole
	 * object, unless the request asks for what HTTP has standardised.
	 */
	private static @Nullable ByteRange range(Call call, long size) {
		String behavior = call.header(RANGE_BEHAVIOR);
		if (behavior != null && !behavior.equals("standard")) {
			throw Errors.invalidArgument("The range behavior you specified is not valid.", RANGE_BEHAVIOR, behavior);
		}
		ByteRange range = ByteRange.parse(call.header("Range"));
		if (range == null || (behavior == null && !range.isWithin(size))) {
			return null;
		}
		if (!range.touches(size)) {
			throw new ServiceException(416, "InvalidRange", "The requested range cannot be satisfied.")
				.with("ActualObjectSize", String.valueOf(size))
				.with("RangeRequested", String.valueOf(call.header("Range")));
		}
		return range;
	}

	/** Return what the service calls the type of an object. */
	static String type(StoredObject object) {
		return switch (object.type()) {
			case NORMAL -> "Normal";
			case MULTIPART -> "Multipart";
			case APPENDABLE -> "Appendable";
			case SYMLINK -> "Symlink";
		};
	}

	private static @Nullable String nextPosition(StoredObject object) {
		return (object.type() == StoredObject.Type.APPENDABLE) ? String.valueOf(object.content().size()) : null;
	}

	private static Reply identity(Reply reply, StoredObject object) {
		return reply.header("ETag", "\"" + object.etag() + "\"")
			.header("Last-Modified", HttpDates.http(object.lastModified()));
	}

	private static Reply describe(Reply reply, Call call, StoredObject object) {
		Versions.tell(reply, call, object);
		Restores.tell(reply, call, object);
		call.vendor().lifecycle().tell(reply, call, object);
		ObjectTags.count(reply, call, object);
		return identity(reply, object).header("Accept-Ranges", "bytes")
			.header("x-oss-object-type", type(object))
			.header(OssAppend.NEXT_POSITION, nextPosition(object))
			.header("x-oss-storage-class", object.storageClass())
			.header("x-oss-hash-crc64ecma",
					call.query().has("x-oss-process") ? null : Long.toUnsignedString(object.crc64()))
			.headers(StandardHeaders.overridden(call, object.headers()))
			.headers(object.userMetadata())
			.headers(object.encryption().headers());
	}

}
