package io.storager.cos;

import java.util.Locale;
import java.util.Map;

/**
 * Media types by the ending of a key: the SDK sends none, and COS then serves everything
 * as a download.
 */
final class ContentTypes {

	private static final String UNKNOWN = "application/octet-stream";

	private static final Map<String, String> BY_ENDING = Map.ofEntries(Map.entry("7z", "application/x-7z-compressed"),
			Map.entry("avi", "video/x-msvideo"), Map.entry("avif", "image/avif"), Map.entry("bmp", "image/bmp"),
			Map.entry("css", "text/css"), Map.entry("csv", "text/csv"), Map.entry("doc", "application/msword"),
			Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
			Map.entry("epub", "application/epub+zip"), Map.entry("gif", "image/gif"),
			Map.entry("gz", "application/gzip"), Map.entry("htm", "text/html"), Map.entry("html", "text/html"),
			Map.entry("ico", "image/x-icon"), Map.entry("ics", "text/calendar"),
			Map.entry("jar", "application/java-archive"), Map.entry("jpeg", "image/jpeg"),
			Map.entry("jpg", "image/jpeg"), Map.entry("js", "text/javascript"), Map.entry("json", "application/json"),
			Map.entry("m3u8", "application/vnd.apple.mpegurl"), Map.entry("m4a", "audio/mp4"),
			Map.entry("md", "text/markdown"), Map.entry("mjs", "text/javascript"), Map.entry("mov", "video/quicktime"),
			Map.entry("mp3", "audio/mpeg"), Map.entry("mp4", "video/mp4"), Map.entry("mpeg", "video/mpeg"),
			Map.entry("oga", "audio/ogg"), Map.entry("ogg", "audio/ogg"), Map.entry("ogv", "video/ogg"),
			Map.entry("pdf", "application/pdf"), Map.entry("png", "image/png"),
			Map.entry("ppt", "application/vnd.ms-powerpoint"),
			Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
			Map.entry("rar", "application/vnd.rar"), Map.entry("rtf", "application/rtf"),
			Map.entry("svg", "image/svg+xml"), Map.entry("tar", "application/x-tar"), Map.entry("tif", "image/tiff"),
			Map.entry("tiff", "image/tiff"), Map.entry("ts", "video/mp2t"), Map.entry("ttf", "font/ttf"),
			Map.entry("txt", "text/plain"), Map.entry("wasm", "application/wasm"), Map.entry("wav", "audio/wav"),
			Map.entry("weba", "audio/webm"), Map.entry("webm", "video/webm"), Map.entry("webp", "image/webp"),
			Map.entry("woff", "font/woff"), Map.entry("woff2", "font/woff2"),
			Map.entry("xhtml", "application/xhtml+xml"), Map.entry("xls", "application/vnd.ms-excel"),
			Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
			Map.entry("xml", "application/xml"), Map.entry("yaml", "application/yaml"),
			Map.entry("yml", "application/yaml"), Map.entry("zip", "application/zip"));

	private ContentTypes() {
	}

	/** The media type that a key's ending stands for. */
	static String of(String key) {
		int dot = key.lastIndexOf('.');
		return (dot > key.lastIndexOf('/'))
				? BY_ENDING.getOrDefault(key.substring(dot + 1).toLowerCase(Locale.ROOT), UNKNOWN) : UNKNOWN;
	}

}
