package io.storager.samples.quickstart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.storager.Content;
import io.storager.Operation;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.error.IntegrityException;
import io.storager.options.ListOptions;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import io.storager.options.WriteOptions;
import org.jspecify.annotations.Nullable;

/** Files to one storage and back under one encryption mode. */
final class RoundTrip {

	private final Storager storager;

	private final EncryptionMode mode;

	private final String folder;

	private final Terminal terminal;

	private final Map<String, String> cells = new LinkedHashMap<>();

	private final List<String> differences = new ArrayList<>();

	private String reported = "";

	/**
	 * Prepare a round trip.
	 * @param folder where to write, a path that nothing else uses
	 */
	RoundTrip(Storager storager, EncryptionMode mode, String folder, Terminal terminal) {
		this.storager = storager;
		this.mode = mode;
		this.folder = folder + "/" + mode.folder() + "/";
		this.terminal = terminal;
	}

	void run(List<SampleFile> files) {
		try (WrittenObjects written = new WrittenObjects(this.storager)) {
			for (SampleFile file : files) {
				String path = this.folder + file.name();
				written.add(path);
				this.cells.put(file.name(), roundTrip(file, path));
			}
			compareListing(files);
		}
	}

	private String roundTrip(SampleFile file, String path) {
		int before = this.differences.size();
		long start = System.nanoTime();
		write(file, path);
		compareStat(file, path);
		compareBytes(file, path);
		long milliseconds = (System.nanoTime() - start) / 1_000_000;
		return (this.differences.size() > before) ? "DIFFERS" : "ok %s ms".formatted(milliseconds);
	}

	private void write(SampleFile file, String path) {
		try (ProgressBar bar = progressBar("write", file)) {
			this.storager.write(path, Content.of(file.path()),
					WriteOptions.builder().encryption(this.mode.encryption()).progress(bar).build());
		}
	}

	private void compareStat(SampleFile file, String path) {
		StorageObject object = this.storager.stat(path,
				StatOptions.builder().encryption(this.mode.on(Operation.STAT)).build());
		compare(file.name(), "length", file.size(), object.contentLength());
		this.reported = EncryptionMode.describe(object.encryption());
		if (!this.mode.isReportedBy(object.encryption())) {
			differ(file.name(), "encryption", EncryptionMode.describe(this.mode.expected()), this.reported);
		}
	}

	private void compareBytes(SampleFile file, String path) {
		Sha256 sha256 = new Sha256();
		try (ProgressBar bar = progressBar("read", file)) {
			this.storager.read(path, sha256,
					ReadOptions.builder().encryption(this.mode.on(Operation.READ)).progress(bar).build());
		}
		catch (IntegrityException ex) {
			this.differences.add(name(file.name()) + ": " + ex.getMessage());
			return;
		}
		compare(file.name(), "SHA-256", file.sha256(), sha256.hex());
	}

	private void compareListing(List<SampleFile> files) {
		Map<String, Long> expected = new TreeMap<>();
		files.forEach((file) -> expected.put(file.name(), file.size()));
		Map<String, @Nullable Long> listed = new TreeMap<>();
		for (StorageObject object : this.storager.list(this.folder, ListOptions.DEFAULT)) {
			listed.put(object.path().substring(this.folder.length()), object.contentLength());
		}
		compare("the listing of " + this.folder, "names and lengths", expected, listed);
	}

	private void compare(String subject, String property, Object expected, @Nullable Object actual) {
		if (!expected.equals(actual)) {
			differ(subject, property, expected, actual);
		}
	}

	private void differ(String subject, String property, Object expected, @Nullable Object actual) {
		this.differences.add("%s: the %s should be %s and is %s".formatted(name(subject), property, expected, actual));
	}

	private String name(String subject) {
		return "%s, %s, %s".formatted(this.storager.metadata().service(), this.mode.name(), subject);
	}

	private @Nullable ProgressBar progressBar(String verb, SampleFile file) {
		if (file.size() < ProgressBar.WORTHWHILE) {
			return null;
		}
		return new ProgressBar(this.terminal, "%-5s %s  %-16s".formatted(verb, file.name(), this.mode.name()));
	}

	EncryptionMode mode() {
		return this.mode;
	}

	String cell(SampleFile file) {
		return this.cells.getOrDefault(file.name(), "-");
	}

	/** What the service said of the encryption. */
	String reported() {
		return this.reported;
	}

	/** What did not come back as it was, in sentences; empty if all is well. */
	List<String> differences() {
		return this.differences;
	}

}
