package io.storager.emulator.cos;

import java.util.List;
import java.util.Locale;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;

/** The storage classes of COS. */
final class CosStorageClass {

	static final String STANDARD = "STANDARD";

	private static final String HEADER = "x-cos-storage-class";

	static final List<String> WARMEST_FIRST = List.of("MAZ_STANDARD", STANDARD, "MAZ_STANDARD_IA", "STANDARD_IA",
			"MAZ_INTELLIGENT_TIERING", "INTELLIGENT_TIERING", "MAZ_ARCHIVE", "ARCHIVE", "MAZ_DEEP_ARCHIVE",
			"DEEP_ARCHIVE");

	private CosStorageClass() {
	}

	/** Return the class a write asks for. The vendor's SDK spells it in mixed case. */
	static String of(Call call) {
		String header = call.header(HEADER);
		String name = (header != null) ? header.toUpperCase(Locale.ROOT) : STANDARD;
		if (!WARMEST_FIRST.contains(name)) {
			throw Errors.invalidArgument("The storage class you specified is not valid.", HEADER, name);
		}
		return name;
	}

	/** The service names every class but the standard one. */
	static Reply describe(Reply reply, String storageClass) {
		return reply.header(HEADER, storageClass.equals(STANDARD) ? null : storageClass);
	}

}
