package io.storager.emulator.cos;

import java.io.IOException;
import java.util.HexFormat;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.service.Address;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Conditions;
import io.storager.emulator.service.CopySource;
import io.storager.emulator.service.Errors;
import io.storager.emulator.store.StoredObject;

/** Reads from where a copy is to be made: the source's host and its encoded key. */
final class CosCopySource {

	private CosCopySource() {
	}

	/** Open the source if the client has its key and its preconditions hold. */
	static CopySource open(Call call) throws IOException {
		CopySource source = CopySource.of(call, address(call),
				CopySource.versionId(String.valueOf(call.header(CosCopy.SOURCE))));
		boolean opened = false;
		try {
			CosEncryption.checkSource(call, source.object());
			if (Conditions.notModified(call, source.object(), CosCopy.SOURCE + "-")) {
				// Reads answer 304 here, copies do not.
				throw Errors.preconditionFailed("x-cos-copy-source-If-None-Match or -If-Modified-Since");
			}
			opened = true;
			return source;
		}
		finally {
			if (!opened) {
				source.close();
			}
		}
	}

	static Address address(Call call) {
		String header = String.valueOf(call.header(CosCopy.SOURCE));
		int query = header.indexOf('?');
		header = (query >= 0) ? header.substring(0, query) : header;
		header = header.startsWith("/") ? header.substring(1) : header;
		int slash = header.indexOf('/');
		String host = (slash > 0) ? header.substring(0, slash) : "";
		// The short form has the bucket's name alone.
		String bucket = CosAddressing.isValidBucketName(host) ? host : CosAddressing.bucketOfHost(host);
		if (bucket == null || slash == header.length() - 1) {
			throw Errors.invalidArgument("The copy source has to be <bucket>.cos.<region>.myqcloud.com/<key>.",
					CosCopy.SOURCE, header);
		}
		return new Address(bucket, PercentCoding.decode(header.substring(slash + 1)));
	}

	/** Return the MD5 of an object, or an empty array if its tag does not tell. */
	static byte[] md5(StoredObject object) {
		boolean told = object.type() == StoredObject.Type.NORMAL && !CosEncryption.hidesMd5(object.encryption())
				&& !object.etag().contains("-");
		return told ? HexFormat.of().parseHex(object.etag()) : new byte[0];
	}

}
