package io.storager.samples.filemanager;

import org.jspecify.annotations.Nullable;

/**
 * What is to be copied or moved, and where to.
 *
 * @param source id of the storage it is in
 * @param sourcePath path of an object, or of a folder, which ends with a slash
 * @param target id of the storage it goes to
 * @param targetPath path there, of the same kind
 * @param move whether the source is deleted once it has been copied
 * @param overwrite whether what is there may be replaced
 * @param customerKey base64 of the key that the source was written with, if it was
 */
record TransferRequest(String source, String sourcePath, String target, String targetPath, boolean move,
		boolean overwrite, @Nullable String customerKey) {

	TransferRequest {
		boolean folder = sourcePath.endsWith("/");
		if (folder != targetPath.endsWith("/")) {
			throw RequestProblem.badRequest("A folder goes to a folder, and an object to an object.");
		}
		boolean within = folder && (targetPath.startsWith(sourcePath) || sourcePath.startsWith(targetPath));
		if (source.equals(target) && (sourcePath.equals(targetPath) || within)) {
			throw RequestProblem.badRequest("The source and the target are the same, or one is in the other.");
		}
	}

	boolean isFolder() {
		return this.sourcePath.endsWith("/");
	}

	/** Shows no key. */
	@Override
	public String toString() {
		return "TransferRequest[%s in %s to %s in %s]".formatted(this.sourcePath, this.source, this.targetPath,
				this.target);
	}

}
