package io.storager.samples.quickstart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.Storager;

/**
 * All files to one storage and back, under all its encryption modes, and what else it can
 * do.
 */
final class StorageVisit {

	private final String bean;

	private final Storager storager;

	private final Terminal terminal;

	/** A folder of this run alone: nothing else is written or deleted. */
	private final String folder = "run-" + UUID.randomUUID();

	StorageVisit(String bean, Storager storager, Terminal terminal) {
		this.bean = bean;
		this.storager = storager;
		this.terminal = terminal;
	}

	/** Return what did not come back as it was, in sentences. */
	List<String> run(List<SampleFile> files, List<EncryptionMode> modes) throws IOException, InterruptedException {
		StorageMetadata metadata = this.storager.metadata();
		this.terminal.line("%n%s: %s bucket '%s', %s%s", this.bean, metadata.service().toUpperCase(Locale.ROOT),
				metadata.bucket(), metadata.workDir(), this.folder);
		List<String> differences = new ArrayList<>(leftovers());
		List<RoundTrip> roundTrips = new ArrayList<>();
		for (EncryptionMode mode : modes) {
			if (mode.skipped() == null) {
				RoundTrip roundTrip = new RoundTrip(this.storager, mode, this.folder, this.terminal);
				roundTrip.run(files);
				roundTrips.add(roundTrip);
				differences.addAll(roundTrip.differences());
			}
		}
		this.terminal.line("");
		printFiles(files, roundTrips);
		this.terminal.line("");
		printModes(modes, roundTrips);
		OtherWays otherWays = new OtherWays(this.storager, this.folder);
		otherWays.run();
		this.terminal.line("%n  another object was %s", otherWays.done());
		otherWays.differences().forEach((difference) -> differences.add(this.bean + ": " + difference));
		differences.addAll(leftovers());
		return differences;
	}

	private void printFiles(List<SampleFile> files, List<RoundTrip> roundTrips) {
		List<String> heading = new ArrayList<>(List.of("file", "size"));
		roundTrips.forEach((roundTrip) -> heading.add(roundTrip.mode().name()));
		ResultTable table = new ResultTable(heading);
		for (SampleFile file : files) {
			List<String> row = new ArrayList<>(List.of(file.name(), Text.size(file.size())));
			roundTrips.forEach((roundTrip) -> row.add(roundTrip.cell(file)));
			table.add(row);
		}
		table.print(this.terminal);
	}

	private void printModes(List<EncryptionMode> modes, List<RoundTrip> roundTrips) {
		for (RoundTrip roundTrip : roundTrips) {
			this.terminal.line("  asked for %-16s the service reports: %s", roundTrip.mode().name(),
					roundTrip.reported());
		}
		for (EncryptionMode mode : modes) {
			if (mode.skipped() != null) {
				this.terminal.line("  skipped   %-16s %s", mode.name(), mode.skipped());
			}
		}
	}

	/**
	 * Asks early whether the bucket can be reached, and at the end whether it is clean.
	 */
	private List<String> leftovers() {
		return this.storager.list(this.folder + "/")
			.stream()
			.map(StorageObject::path)
			.map((path) -> "%s: '%s' is there and should not be".formatted(this.bean, path))
			.toList();
	}

}
