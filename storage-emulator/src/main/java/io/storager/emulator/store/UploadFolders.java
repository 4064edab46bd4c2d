package io.storager.emulator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The multipart uploads of a bucket as folders, named by upload id, with a record of the
 * upload and one of each part.
 */
final class UploadFolders {

	private static final Logger logger = LoggerFactory.getLogger(UploadFolders.class);

	private static final String UPLOAD_FILE = "upload.properties";

	private static final String PART_PREFIX = "part-";

	private final Path root;

	private final DataFiles data;

	private final DiskSync sync;

	UploadFolders(Path root, DataFiles data, DiskSync sync) {
		this.root = root;
		this.data = data;
		this.sync = sync;
	}

	List<SavedUpload> load() throws IOException {
		List<SavedUpload> uploads = new ArrayList<>();
		for (Path folder : RecordFiles.children(this.root, "*")) {
			Path record = folder.resolve(UPLOAD_FILE);
			if (Files.exists(record)) {
				StoredObject draft = ObjectRecords.object(ObjectRecords.read(record), SharedBlob.empty());
				uploads.add(new SavedUpload(String.valueOf(folder.getFileName()), draft, parts(folder)));
			}
			else {
				RecordFiles.deleteTree(folder);
			}
		}
		return uploads;
	}

	private List<UploadPart> parts(Path folder) throws IOException {
		List<UploadPart> parts = new ArrayList<>();
		for (Path file : RecordFiles.records(folder, PART_PREFIX + "*")) {
			Properties properties = ObjectRecords.read(file);
			SharedBlob content = this.data.load(ObjectRecords.data(properties));
			if (content != null) {
				parts.add(ObjectRecords.part(properties, content));
			}
			else {
				logger.warn("The part {} has lost its content and is dropped", file);
				Files.delete(file);
			}
		}
		return parts;
	}

	void started(String id, StoredObject draft) throws IOException {
		RecordFiles.createFolder(this.root.resolve(id), this.sync);
		RecordFiles.replace(this.root.resolve(id).resolve(UPLOAD_FILE), ObjectRecords.of(draft), this.sync);
	}

	void partStored(String id, UploadPart part) throws IOException {
		this.data.sync();
		RecordFiles.replace(this.root.resolve(id).resolve(PART_PREFIX + part.number()), ObjectRecords.of(part),
				this.sync);
	}

	void ended(String id) throws IOException {
		RecordFiles.delete(this.root.resolve(id).resolve(UPLOAD_FILE), this.sync);
		RecordFiles.deleteTree(this.root.resolve(id));
	}

}
