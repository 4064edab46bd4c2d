package io.storager.emulator.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Forces files and the names of files to disk before a change is acknowledged, so that it
 * outlives a power failure. Without it, a change outlives the process, not the machine.
 */
public class DiskSync {

	/** Leaves it to the operating system when files reach the disk. */
	public static final DiskSync NONE = new DiskSync() {

		@Override
		void file(FileChannel file, Path path) {
		}

		@Override
		void folder(Path folder) {
		}

	};

	/** Windows keeps names by itself and lets nobody open a folder. */
	private static final boolean FOLDERS = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

	/** Force the content of a file that is open to disk. */
	void file(FileChannel file, Path path) throws IOException {
		file.force(false);
	}

	/**
	 * Force the names in a folder to disk: what was created, renamed or deleted in it.
	 */
	void folder(Path folder) throws IOException {
		if (FOLDERS) {
			try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
				names.force(true);
			}
		}
	}

}
