package io.storager.engine.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.driver.ObjectHead;
import io.storager.driver.PutReply;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.Progress;
import io.storager.engine.request.StoragerContext;
import io.storager.engine.resume.LocalFiles;
import io.storager.engine.resume.StateFile;
import io.storager.engine.resume.StateLine;
import io.storager.error.ObjectNotExistException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores files so that a later call goes on where one has ended. The upload and the parts
 * that have arrived stay then, and a state file tells of the upload. What a later call
 * does not send again is what the service lists and the file still has, by size and
 * checksum.
 */
public final class ResumableUploads {

	private static final Logger logger = LoggerFactory.getLogger(ResumableUploads.class);

	private final StoragerContext context;

	private final PayloadSender sender;

	private final MultipartUploads uploads;

	private final ObjectUploads objects;

	public ResumableUploads(StoragerContext context, PayloadSender sender, MultipartUploads uploads,
			ObjectUploads objects) {
		this.context = context;
		this.sender = sender;
		this.uploads = uploads;
		this.objects = objects;
	}

	/**
	 * Store a file.
	 * @param directory where its state is kept, or {@code null} for the directory of the
	 * file
	 */
	public StorageObject upload(WriteTarget target, Path file, @Nullable Path directory) {
		Invocation call = target.call();
		requireUsable(call, directory);
		try (UploadPayload payload = this.sender.prepare(call, Content.of(file), this.objects.objectMaximum())) {
			Path place = LocalFiles.hidden(file, directory,
					String.join("\0", this.context.driver().service(), this.context.driver().bucket(), target.key()),
					"upload");
			FileStamp stamp = payload.stamp();
			long partSize = this.context.transfers().settings().partSize();
			if (stamp != null && payload.length() > partSize && this.objects.inParts()) {
				this.sender.requireMatch(call, payload, target.request().contentMd5());
				return inParts(target, payload, stamp, place);
			}
			if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
				giveUpLarger(target, place);
			}
			return this.objects.store(target, payload);
		}
	}

	private static void requireUsable(Invocation call, @Nullable Path directory) {
		if (directory != null && !Files.isDirectory(directory)) {
			throw call
				.restrict("the state directory '%s' is no directory; allowed: one that is there".formatted(directory));
		}
	}

	/** The file had more bytes when an earlier call began. */
	private void giveUpLarger(WriteTarget target, Path place) {
		try (StateFile file = lock(target.call(), place)) {
			giveUp(target, new UploadState(file), UploadState.describe(this.context.driver(), target.key()));
			file.delete();
		}
	}

	private StateFile lock(Invocation call, Path place) {
		StateFile file;
		try {
			file = StateFile.lock(place);
		}
		catch (IOException ex) {
			throw unwritable(call, place, ex);
		}
		if (file == null) {
			throw call.restrict("the file is being uploaded to this path already, as '%s' is locked; ".formatted(place)
					+ "allowed: one upload of a file to a path at a time");
		}
		return file;
	}

	private static StorageException unwritable(Invocation call, Path place, IOException reason) {
		return call.failedHere(
				"the state of the upload cannot be kept in '%s': %s; needed: a directory that can be written to, by the option 'stateDirectory' if not that of the file"
					.formatted(place, reason),
				reason);
	}

	private StorageObject inParts(WriteTarget target, UploadPayload payload, FileStamp stamp, Path place) {
		try (StateFile file = lock(target.call(), place)) {
			UploadState state = new UploadState(file);
			StateLine described = UploadState.describe(this.context.driver(), target, payload.length(), stamp);
			Map<Integer, Part> there = arrived(target, state, described, payload.length());
			if (there == null && state.isOf(described) && state.completing()) {
				ObjectHead head = completed(target, payload);
				if (head != null) {
					file.delete();
					PayloadSender.tellEnd(new Progress(target.listener(), payload.length()), payload.length());
					return this.context.describe(target.key(), head);
				}
			}
			RunningUpload upload = (there != null)
					? this.uploads.resume(target.call(), target.key(), String.valueOf(state.uploadId(described)))
					: begin(target, state, described, place, payload.length());
			StorageObject stored = send(target, payload, upload, state, (there != null) ? there : Map.of());
			file.delete();
			return stored;
		}
	}

	/**
	 * The parts that have arrived of an upload to go on with, or {@code null} if there is
	 * none. One that is of something else is given up.
	 */
	private @Nullable Map<Integer, Part> arrived(WriteTarget target, UploadState state, StateLine described,
			long length) {
		String id = state.uploadId(described);
		if (id == null) {
			return null;
		}
		if (!state.isOf(described) || !suits(state.partSize(), length)) {
			giveUp(target, state, described);
			return null;
		}
		List<Part> listed = this.uploads.parts(target.call(), target.key(), id);
		if (listed == null) {
			return null;
		}
		Map<Integer, Part> there = new HashMap<>();
		listed.forEach((part) -> there.put(part.index(), part));
		logger.debug("The upload {} to '{}' goes on, {} parts have arrived", id, target.key(), there.size());
		return there;
	}

	/** Settings may have changed since; the service's limits have not. */
	private boolean suits(long partSize, long length) {
		return partSize >= this.context.metadata().multipartSizeMinimum()
				&& partSize <= this.context.metadata().multipartSizeMaximum()
				&& (length - 1) / partSize < this.context.metadata().multipartNumberMaximum();
	}

	private void giveUp(WriteTarget target, UploadState state, StateLine described) {
		String id = state.uploadId(described);
		if (id == null) {
			return;
		}
		try {
			this.uploads.abort(target.call().withOwnRetries(), target.key(), id);
		}
		catch (StorageException ex) {
			if (ex.isTemporary()) {
				throw ex;
			}
			logger.warn("The upload {} to '{}', which is of another file or has other settings, could not be given up; "
					+ "its parts cost money until it is", id, target.key(), ex);
		}
	}

	/**
	 * What an earlier call has made, if that is the same as the file: its answer was
	 * lost, or this machine has crashed right afterwards.
	 */
	private @Nullable ObjectHead completed(WriteTarget target, UploadPayload payload) {
		Encryption encryption = target.request().encryption();
		boolean needed = encryption != null && encryption.appliesTo(Operation.STAT);
		ObjectHead head;
		try {
			head = this.context.head(target.call(), target.key(), needed ? encryption : null);
		}
		catch (ObjectNotExistException ex) {
			return null;
		}
		try {
			boolean same = head.contentLength() == payload.length() && head.crc64() != null
					&& head.crc64() == payload.crc64();
			payload.requireUnchanged();
			return same ? head : null;
		}
		catch (IOException ex) {
			throw this.sender.unreadable(target.call(), ex);
		}
	}

	private RunningUpload begin(WriteTarget target, UploadState state, StateLine described, Path place, long length) {
		long partSize = PartSizes
			.ofLength(length, this.context.transfers().settings().partSize(), this.context.metadata())
			.of(0);
		RunningUpload upload = this.objects.open(target, target.call()::shutDown);
		try {
			state.begin(described, upload.id(), partSize);
			return upload;
		}
		catch (IOException ex) {
			StorageException failure = unwritable(target.call(), place, ex);
			upload.giveUp(failure);
			throw failure;
		}
	}

	private StorageObject send(WriteTarget target, UploadPayload payload, RunningUpload upload, UploadState state,
			Map<Integer, Part> there) {
		Invocation call = target.call();
		Progress progress = new Progress(target.listener(), payload.length());
		PartUpload parts = this.objects.parts(target, upload, progress, new Arrived(call, state, there));
		try {
			long size = state.partSize();
			for (long start = 0; start < payload.length(); start += size) {
				parts.send(payload.slice(start, Math.min(size, payload.length() - start)));
			}
			long crc64 = parts.sentCrc64();
			this.sender.requireSame(call, payload, crc64);
			requireUnchanged(call, payload);
			state.addCompleting();
			PutReply reply = parts.complete(target.request(), crc64);
			return this.objects.stored(target, reply, payload.length(), progress);
		}
		catch (Throwable ex) {
			parts.leave();
			throw ex;
		}
	}

	private void requireUnchanged(Invocation call, UploadPayload payload) {
		try {
			payload.requireUnchanged();
		}
		catch (IOException ex) {
			throw this.sender.unreadable(call, ex);
		}
	}

	/** The parts that have arrived, compared with the file. */
	private final class Arrived implements PartLedger {

		private final Invocation call;

		private final UploadState state;

		private final Map<Integer, Part> there;

		Arrived(Invocation call, UploadState state, Map<Integer, Part> there) {
			this.call = call;
			this.state = state;
			this.there = there;
		}

		@Override
		public @Nullable Part find(int index, UploadPayload payload) {
			Part part = this.there.get(index);
			if (part == null || part.size() != payload.length()) {
				return null;
			}
			try {
				boolean same = isSame(part, payload);
				payload.requireUnchanged();
				return same ? part.withCrc64(payload.digestedCrc64()) : null;
			}
			catch (IOException ex) {
				throw ResumableUploads.this.sender.unreadable(this.call, ex);
			}
		}

		/**
		 * An entity tag is the MD5 of a part, unless the key management or a key of the
		 * customer encrypts it; then the tag tells that the part is the one of which the
		 * CRC-64 is known here. Of what is neither, nobody can tell what it is.
		 */
		private boolean isSame(Part part, UploadPayload payload) throws IOException {
			Part known = this.state.part(part.index());
			if (known != null && known.crc64() != null && known.etag().equalsIgnoreCase(part.etag())) {
				return known.crc64() == payload.crc64();
			}
			String md5 = HexFormat.of().formatHex(Base64.getDecoder().decode(payload.md5()));
			return md5.equalsIgnoreCase(part.etag());
		}

		@Override
		public void stored(Part part) {
			this.state.add(part);
		}

	}

}
