package io.storager.emulator.service;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

import io.storager.emulator.store.Crc64;
import io.storager.emulator.store.MultipartUpload;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.SharedBlob;
import io.storager.emulator.store.StoredObject;
import io.storager.emulator.store.UploadPart;

/** What the services do alike with uploads in parts. */
public final class Multiparts {

	/** The highest part number. */
	public static final int MAX_PART_NUMBER = 10_000;

	private static final SecureRandom random = new SecureRandom();

	private Multiparts() {
	}

	/** Start an upload of what the draft describes. */
	public static String start(Call call, StoredObject draft) throws IOException {
		// Later uploads of a key are listed after earlier ones.
		String id = String.format(Locale.ROOT, "%012X%016X", call.now().toEpochMilli(), random.nextLong());
		if (!call.bucket().startUpload(id, draft)) {
			throw Errors.noSuchBucket(call.bucketName());
		}
		return id;
	}

	/** Return the addressed upload, which has to be under way. */
	public static MultipartUpload upload(Call call) {
		String id = call.query().get("uploadId", "");
		MultipartUpload upload = call.bucket().uploads().get(call.key(), id);
		if (upload == null) {
			throw Errors.noSuchUpload(id);
		}
		return upload;
	}

	/** Return the addressed part number. */
	public static int partNumber(Call call) {
		String text = call.query().get("partNumber", "");
		int number = Numbers.parse(text, MAX_PART_NUMBER);
		if (number >= 1) {
			return number;
		}
		throw Errors.invalidArgument("Part number must be an integer between 1 and 10000, inclusive.", "partNumber",
				text);
	}

	/** Store a part in place of whatever its number has. */
	public static UploadPart store(Call call, MultipartUpload upload, ReceivedContent content, String etag)
			throws IOException {
		UploadPart part = new UploadPart(partNumber(call), content.blob(), etag, content.crc64(),
				call.now().truncatedTo(ChronoUnit.SECONDS));
		if (!upload.put(part)) {
			throw Errors.noSuchUpload(upload.id());
		}
		return part;
	}

	/**
	 * Choose the parts that an object shall be made of.
	 * @param parts what was uploaded
	 * @param list what the client asks for
	 * @param minimum the least bytes of a part that is not the last one
	 */
	public static List<UploadPart> choose(SortedMap<Integer, UploadPart> parts, PartList list, long minimum) {
		List<UploadPart> chosen = new ArrayList<>();
		int previous = 0;
		for (PartList.Entry entry : list.entries()) {
			if (entry.number() <= previous) {
				throw new ServiceException(400, "InvalidPartOrder",
						"The list of parts was not in ascending order. Parts must be ordered by part number.");
			}
			previous = entry.number();
			UploadPart part = parts.get(entry.number());
			if (part == null || !part.etag().equalsIgnoreCase(entry.etag())) {
				throw new ServiceException(400, "InvalidPart",
						"One or more of the specified parts could not be found or the specified entity tag might not "
								+ "have matched the part's entity tag.")
					.with("PartNumber", String.valueOf(entry.number()));
			}
			chosen.add(part);
		}
		for (UploadPart part : chosen.subList(0, chosen.size() - 1)) {
			if (part.content().size() < minimum) {
				throw new ServiceException(400, "EntityTooSmall",
						"Your proposed upload smaller than the minimum allowed size.")
					.with("MinSizeAllowed", String.valueOf(minimum))
					.with("ProposedSize", String.valueOf(part.content().size()))
					.with("PartNumber", String.valueOf(part.number()));
			}
		}
		return chosen;
	}

	/** Put the object together. */
	public static StoredObject assemble(Call call, StoredObject draft, List<UploadPart> parts, EntityTags tags)
			throws IOException {
		long crc64 = 0;
		for (UploadPart part : parts) {
			crc64 = Crc64.combine(crc64, part.crc64(), part.content().size());
		}
		SharedBlob content = SharedBlob.concat(parts.stream().map(UploadPart::content).toList());
		return draft.with(content, tags.ofParts(parts.stream().map(UploadPart::etag).toList()), crc64,
				call.now().truncatedTo(ChronoUnit.SECONDS), StoredObject.Type.MULTIPART);
	}

	/** Give an upload up. */
	public static void abort(MultipartUpload upload) throws IOException {
		if (!upload.end((parts) -> {
		})) {
			throw Errors.noSuchUpload(upload.id());
		}
	}

}
