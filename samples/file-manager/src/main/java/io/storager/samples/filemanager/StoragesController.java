package io.storager.samples.filemanager;

import java.util.List;

import io.storager.StorageMetadata;
import io.storager.Storager;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which storages there are and what the page may do with them. */
@RestController
class StoragesController {

	private final Storages storages;

	private final FileManagerProperties properties;

	StoragesController(Storages storages, FileManagerProperties properties) {
		this.storages = storages;
		this.properties = properties;
	}

	@GetMapping("/api/storages")
	Overview storages() {
		return new Overview(this.storages.ids().stream().map(this::storage).toList(),
				this.properties.directUploadFrom().toBytes(), this.properties.largestUpload().toBytes(),
				this.properties.longestLink().toSeconds());
	}

	private StorageItem storage(String id) {
		Storager storager = this.storages.get(id);
		StorageMetadata metadata = storager.metadata();
		return new StorageItem(id, metadata.service(), metadata.bucket(), metadata.location(), metadata.workDir(),
				EncryptionChoice.modes(storager), metadata.keyLengthMaximum());
	}

	/**
	 * All storages and the limits of the page. Sizes are in bytes.
	 */
	record Overview(List<StorageItem> storages, long directUploadFrom, long largestUpload, long longestLinkSeconds) {
	}

	/** A storage. */
	record StorageItem(String id, String service, String bucket, @Nullable String location, String workDir,
			List<String> encryptions, int keyLengthMaximum) {
	}

}
