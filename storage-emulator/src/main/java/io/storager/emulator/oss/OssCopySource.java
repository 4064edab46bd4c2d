package io.storager.emulator.oss;

import java.io.IOException;
import java.util.HexFormat;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.service.Address;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.CopySource;
import io.storager.emulator.service.Errors;
import io.storager.emulator.store.StoredObject;

/** Reads from where a copy is to be made: {@code /bucket/key}, percent-encoded. */
final class OssCopySource {

	private OssCopySource() {
	}

	static CopySource open(Call call) throws IOException {
		return CopySource.of(call, address(call), CopySource.versionId(String.valueOf(call.header(OssCopy.SOURCE))));
	}

	static Address address(Call call) {
		String header = String.valueOf(call.header(OssCopy.SOURCE));
		int query = header.indexOf('?');
		header = (query >= 0) ? header.substring(0, query) : header;
		int slash = header.indexOf('/', 1);
		if (!header.startsWith("/") || slash < 0 || slash == header.length() - 1) {
			throw Errors.invalidArgument("Copy Source must mention the source bucket and key: /sourcebucket/sourcekey.",
					OssCopy.SOURCE, header);
		}
		return new Address(PercentCoding.decode(header.substring(1, slash)),
				PercentCoding.decode(header.substring(slash + 1)));
	}

	/** Return the MD5 of an object, or an empty array if its tag does not tell. */
	static byte[] md5(StoredObject object) {
		boolean told = object.type() == StoredObject.Type.NORMAL && !OssEncryption.hidesMd5(object.encryption())
				&& !object.etag().contains("-");
		return told ? HexFormat.of().parseHex(object.etag()) : new byte[0];
	}

}
