package io.storager.emulator.service;

import java.util.ArrayList;
import java.util.List;

import io.storager.emulator.store.MultipartUpload;
import io.storager.emulator.store.UploadPart;

/**
 * A page of the parts of an upload.
 *
 * @param marker the part number after which it begins
 * @param limit the most parts of the page
 * @param parts the parts, in order
 * @param truncated whether more follows
 */
public record PartPage(int marker, int limit, List<UploadPart> parts, boolean truncated) {

	/** Return the page that the request asks for. */
	public static PartPage of(Call call, MultipartUpload upload, int limit) {
		int marker = marker(call);
		List<UploadPart> parts = new ArrayList<>(upload.parts().tailMap(marker + 1).values());
		boolean truncated = parts.size() > limit;
		return new PartPage(marker, limit, List.copyOf(truncated ? parts.subList(0, limit) : parts), truncated);
	}

	/** Return the number of the last part. */
	public int nextMarker() {
		return this.parts.isEmpty() ? this.marker : this.parts.get(this.parts.size() - 1).number();
	}

	private static int marker(Call call) {
		String text = call.query().get("part-number-marker", "");
		long marker = text.isEmpty() ? 0 : Numbers.parse(text);
		if (marker >= 0) {
			return (int) Math.min(marker, Multiparts.MAX_PART_NUMBER);
		}
		throw Errors.invalidArgument("Argument part-number-marker must be an integer.", "part-number-marker", text);
	}

}
