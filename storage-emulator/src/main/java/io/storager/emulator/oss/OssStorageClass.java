package io.storager.emulator.oss;

import java.util.List;

import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import org.jspecify.annotations.Nullable;

/** The storage classes of OSS. */
final class OssStorageClass {

	static final String STANDARD = "Standard";

	static final List<String> WARMEST_FIRST = List.of(STANDARD, "IA", "Archive", "ColdArchive", "DeepColdArchive");

	private OssStorageClass() {
	}

	/** Return the class a write asks for, or else its bucket's. */
	static String of(Call call) {
		String header = call.header("x-oss-storage-class");
		return (header != null) ? check(header) : call.bucket().info().storageClass();
	}

	static String check(@Nullable String name) {
		if (name == null || !WARMEST_FIRST.contains(name)) {
			throw Errors.invalidArgument("The storage class you specified is not valid.", "x-oss-storage-class",
					String.valueOf(name));
		}
		return name;
	}

}
