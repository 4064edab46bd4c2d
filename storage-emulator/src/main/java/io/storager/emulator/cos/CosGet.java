package io.storager.emulator.cos;

import java.io.IOException;
import java.util.stream.Stream;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.ByteRange;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Conditions;
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
final class CosGet {

	void register(Routes routes) {
		String[] parameters = Stream.concat(StandardHeaders.overrides().stream(), Stream.of("versionId"))
			.toArray(String[]::new);
		routes.add(Level.OBJECT, "GET", this::get, parameters)
			.taking(CosHeaders.CUSTOMER_KEY, CosHeaders.TRANSFER)
			.open(Access.READ_OBJECT);
		routes.add(Level.OBJECT, "HEAD", this::head, parameters)
			.taking(CosHeaders.CUSTOMER_KEY, CosHeaders.TRANSFER)
			.open(Access.READ_OBJECT);
	}

	private Reply get(Call call) throws IOException {
		OpenObject open = OpenObject.of(call, CosSymlink::targetKey);
		boolean answered = false;
		try {
			StoredObject object = open.object();
			Restores.checkReadable(call, object);
			CosEncryption.checkRead(call, object);
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
		StoredObject object = Symlinks.follow(call, CosSymlink::targetKey);
		CosEncryption.checkRead(call, object);
		if (Conditions.notModified(call, object)) {
			return identity(Versions.tell(Reply.of(304), call, object), object);
		}
		return describe(Reply.of(200), call, object).header("Content-Length", String.valueOf(object.content().size()));
	}

	private static @Nullable ByteRange range(Call call, long size) {
		ByteRange range = ByteRange.parse(call.header("Range"));
		if (range != null && !range.touches(size)) {
			throw new ServiceException(416, "InvalidRange", "The requested range is not satisfiable.");
		}
		return range;
	}

	/** The service names no type but the special ones. */
	private static @Nullable String type(StoredObject object) {
		return switch (object.type()) {
			case NORMAL, MULTIPART -> null;
			case APPENDABLE -> "appendable";
			case SYMLINK -> "symlink";
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
		identity(reply, object).header("Accept-Ranges", "bytes")
			.header("x-cos-object-type", type(object))
			.header(CosAppend.NEXT_POSITION, nextPosition(object))
			.header("x-cos-hash-crc64ecma", Long.toUnsignedString(object.crc64()))
			.headers(StandardHeaders.overridden(call, object.headers()))
			.headers(object.userMetadata())
			.headers(object.encryption().headers());
		return CosStorageClass.describe(reply, object.storageClass());
	}

}
