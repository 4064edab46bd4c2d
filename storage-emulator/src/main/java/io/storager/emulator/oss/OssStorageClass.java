package io.storager.emulator.oss;

import java.util.Set;

import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import org.jspecify.annotations.Nullable;

/** The storage classes of OSS. */
final class OssStorageClass {

	static final String STANDARD = "Standard";

	private static final Set<String> KNOWN = Set.of(STANDARD, "IA", "Archive", "ColdArchive", "DeepColdArchive");

	private OssStorageClass() {
	}

	/** Return the class a write asks for, or else its bucket's. */
	static String of(Call call) {
		String header = call.header("x-oss-storage-class");
		return (header != null) ? check(header) : call.bucket().info().storageClass();
	}

	static String check(@Nullable String name) {
		if (name == null || !KNOWN.contains(name)) {
			throw Errors.invalidArgument("The storage class you specified is not valid.", "x-oss-storage-class",
					String.valueOf(name));
		}
		return name;
	}

}
