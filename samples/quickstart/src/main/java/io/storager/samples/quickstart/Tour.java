package io.storager.samples.quickstart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.storager.StorageException;
import io.storager.Storager;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the quickstart shows, from the first line to the last. */
@Component
class Tour {

	private final Map<String, Storager> storagers;

	private final EncryptionModes modes;

	private final HealthReport health;

	private final QuickstartProperties properties;

	private final boolean emulator;

	/** Create a tour of all storages: the starter has made a bean of each. */
	Tour(Map<String, Storager> storagers, EncryptionModes modes, HealthReport health, QuickstartProperties properties,
			@Value("${storage.emulator.enabled:false}") boolean emulator) {
		this.storagers = storagers;
		this.modes = modes;
		this.health = health;
		this.properties = properties;
		this.emulator = emulator;
	}

	/** Return the exit status. */
	int run(List<String> arguments, Terminal terminal) {
		if (this.storagers.isEmpty()) {
			terminal.line("There is no storage: set storage.oss.* or storage.cos.*, see the README.");
			return 2;
		}
		try (SampleFiles sampleFiles = SampleFiles.of(arguments, this.properties)) {
			List<SampleFile> files = sampleFiles.list();
			terminal.line("Storage for Spring Boot: %s %s, %s, to %s and back", files.size(),
					(files.size() == 1) ? "file" : "files", Text.size(files.stream().mapToLong(SampleFile::size).sum()),
					String.join(" and ", this.storagers.keySet()));
			if (this.emulator) {
				terminal.line("The services are emulated on this machine: no account is used, nothing leaves it.");
			}
			List<String> differences = new ArrayList<>();
			for (Map.Entry<String, Storager> entry : this.storagers.entrySet()) {
				StorageVisit visit = new StorageVisit(entry.getKey(), entry.getValue(), terminal);
				differences.addAll(visit.run(files, this.modes.of(entry.getValue())));
			}
			if (!this.health.print(terminal)) {
				differences.add("the health is not UP");
			}
			return conclude(differences, terminal);
		}
		catch (StorageException | IOException ex) {
			terminal.line("%nCannot go on: %s", (ex.getMessage() != null) ? ex.getMessage() : ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			terminal.line("%nInterrupted");
		}
		return 2;
	}

	private static int conclude(List<String> differences, Terminal terminal) {
		terminal.line("");
		if (differences.isEmpty()) {
			terminal.line("All lengths, SHA-256, listings and encryptions are as they should be; "
					+ "what was written is deleted again.");
			return 0;
		}
		terminal.line("Differences: %s", differences.size());
		differences.forEach((difference) -> terminal.line("- %s", difference));
		return 1;
	}

}
