package io.storager.samples.filemanager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.storager.Encryption;
import io.storager.StorageInputStream;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives the bytes of an object or of an old version of it, or a range of them so that a
 * player can seek. What is not safe to be shown in a page's own origin is an attachment,
 * whatever it says to be.
 */
@RestController
class ContentController {

	private final Storages storages;

	private final TransferFigures figures;

	ContentController(Storages storages, TransferFigures figures) {
		this.storages = storages;
		this.figures = figures;
	}

	@GetMapping("/api/storages/{id}/content")
	void content(@PathVariable("id") String id, @RequestParam("path") String path,
			@RequestParam(name = "versionId", required = false) @Nullable String versionId,
			@RequestParam(name = "inline", defaultValue = "false") boolean inline,
			@RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
			@RequestHeader(name = ObjectsController.CUSTOMER_KEY, required = false) @Nullable String key,
			HttpServletResponse response) throws IOException {
		Storager storager = this.storages.get(id);
		Encryption encryption = EncryptionChoice.ofKey(key).on(storager);
		StorageObject object = storager.stat(path,
				StatOptions.builder().versionId(versionId).encryption(encryption).build());
		long length = (object.contentLength() != null) ? object.contentLength() : 0;
		ByteSpan span = span(range, length);
		if (span == null) {
			response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
			response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
			return;
		}
		describe(object, inline, response);
		if (span.size() < length) {
			response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
			response.setHeader(HttpHeaders.CONTENT_RANGE,
					"bytes " + span.start() + "-" + (span.start() + span.size() - 1) + "/" + length);
		}
		response.setContentLengthLong(span.size());
		if (span.size() == 0) {
			return;
		}
		// The object that was looked at, not one that has taken its place since.
		ReadOptions.Builder options = ReadOptions.builder()
			.versionId(versionId)
			.encryption(encryption)
			.ifMatch(object.etag())
			.progress(this.figures.receiving());
		if (span.size() < length) {
			options.offset(span.start()).size(span.size());
		}
		try (StorageInputStream stream = storager.newInputStream(path, options.build())) {
			stream.transferTo(response.getOutputStream());
		}
	}

	private static void describe(StorageObject object, boolean inline, HttpServletResponse response) {
		MediaType type = SafeTypes.of(object);
		boolean shown = inline && SafeTypes.isSafe(type);
		String name = object.path().substring(object.path().lastIndexOf('/') + 1);
		ContentDisposition disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
			.filename(name, StandardCharsets.UTF_8)
			.build();
		response.setContentType(shown ? type.toString() : MediaType.APPLICATION_OCTET_STREAM_VALUE);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
		response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
		if (object.etag() != null) {
			response.setHeader(HttpHeaders.ETAG, '"' + object.etag() + '"');
		}
	}

	/** The bytes that are asked for; all of them unless it is a single range. */
	private static @Nullable ByteSpan span(@Nullable String header, long length) {
		List<HttpRange> ranges;
		try {
			ranges = HttpRange.parseRanges(header);
		}
		catch (IllegalArgumentException ex) {
			ranges = List.of();
		}
		if (ranges.size() != 1) {
			return new ByteSpan(0, length);
		}
		long start = ranges.get(0).getRangeStart(length);
		long end = ranges.get(0).getRangeEnd(length);
		return (start < length) ? new ByteSpan(start, end - start + 1) : null;
	}

	/** Some bytes of an object. */
	private record ByteSpan(long start, long size) {
	}

}
