package io.storager.emulator.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads a form ({@code multipart/form-data}) piece by piece: its fields, and then its
 * file, which is handed on as it comes. What follows the file is ignored, as the services
 * do.
 */
final class FormReader {

	/** The most bytes of all fields. */
	private static final int MAX_FIELDS = 64 * 1024;

	private static final byte[] HEAD_END = { '\r', '\n', '\r', '\n' };

	private static final Pattern BOUNDARY = Pattern.compile("(?i)multipart/form-data;.*?boundary=\"?([^\";]+)\"?.*");

	private static final Pattern NAME = Pattern.compile("(?is).*content-disposition:[^\\r\\n]*[; ]name=\"([^\"]*)\".*");

	private static final Pattern FILE_NAME = Pattern.compile("(?is).*[; ]filename=\"([^\"]*)\".*");

	private static final Pattern TYPE = Pattern.compile("(?is).*\\r\\ncontent-type: *([^\\r\\n]*).*");

	private final byte[] delimiter;

	private final FileSink sink;

	private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private byte[] pending = { '\r', '\n' };

	private State state = State.BEFORE;

	private String field = "";

	private int fieldBytes;

	private FormReader(String boundary, FileSink sink) {
		this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
		this.sink = sink;
	}

	/**
	 * Begin to read.
	 * @param contentType the type of the request, which has to be that of a form
	 * @param sink takes the file
	 */
	static FormReader of(@Nullable String contentType, FileSink sink) {
		Matcher matcher = BOUNDARY.matcher((contentType != null) ? contentType : "");
		if (!matcher.matches()) {
			throw new ServiceException(400, "RequestIsNotMultiPartContent",
					"Bucket POST must be of the enclosure-type multipart/form-data.");
		}
		return new FormReader(matcher.group(1), sink);
	}

	void take(ByteBuffer piece) throws IOException {
		int kept = this.pending.length;
		this.pending = Arrays.copyOf(this.pending, kept + piece.remaining());
		piece.get(this.pending, kept, this.pending.length - kept);
		boolean goesOn = true;
		while (goesOn) {
			goesOn = switch (this.state) {
				case BEFORE, FIELD -> field();
				case HEAD -> head();
				case FILE -> file();
				case AFTER -> {
					this.pending = new byte[0];
					yield false;
				}
			};
		}
	}

	/** End the reading: there has to have been a file. */
	void finish() {
		if (this.state == State.FILE || this.state == State.BEFORE || this.state == State.FIELD) {
			throw malformed();
		}
		if (this.state != State.AFTER) {
			throw new ServiceException(400, "IncorrectNumberOfFilesInPOSTRequest",
					"POST requires exactly one file upload per request.");
		}
	}

	private boolean field() {
		int end = find(this.delimiter);
		if (end < 0) {
			checkFields(this.pending.length);
			return false;
		}
		if (this.state == State.FIELD) {
			this.fieldBytes += end;
			checkFields(0);
			this.fields.put(this.field, new String(this.pending, 0, end, StandardCharsets.UTF_8));
		}
		drop(end + this.delimiter.length);
		this.state = State.HEAD;
		return true;
	}

	private boolean head() throws IOException {
		int end = find(HEAD_END);
		if (end < 0) {
			checkFields(this.pending.length);
			return false;
		}
		String head = new String(this.pending, 0, end, StandardCharsets.UTF_8);
		drop(end + HEAD_END.length);
		Matcher name = NAME.matcher(head);
		if (!name.matches()) {
			throw malformed();
		}
		this.field = name.group(1);
		if (!this.field.equalsIgnoreCase("file")) {
			// An empty value is followed by the delimiter at once.
			this.state = State.FIELD;
			return true;
		}
		Matcher fileName = FILE_NAME.matcher(head);
		Matcher type = TYPE.matcher(head);
		this.state = State.FILE;
		this.sink.begin(this.fields, fileName.matches() ? fileName.group(1) : "", type.matches() ? type.group(1) : "");
		return true;
	}

	private boolean file() throws IOException {
		int end = find(this.delimiter);
		int length = (end >= 0) ? end : Math.max(0, this.pending.length - this.delimiter.length + 1);
		this.sink.take(ByteBuffer.wrap(this.pending, 0, length));
		drop(length);
		if (end >= 0) {
			this.state = State.AFTER;
		}
		return end >= 0;
	}

	private void checkFields(int more) {
		if (this.fieldBytes + more > MAX_FIELDS) {
			throw new ServiceException(400, "FieldItemTooLong", "Your post fields items have too many bytes.");
		}
	}

	private int find(byte[] wanted) {
		for (int i = 0; i <= this.pending.length - wanted.length; i++) {
			if (Arrays.equals(this.pending, i, i + wanted.length, wanted, 0, wanted.length)) {
				return i;
			}
		}
		return -1;
	}

	private void drop(int count) {
		this.pending = Arrays.copyOfRange(this.pending, count, this.pending.length);
	}

	private static ServiceException malformed() {
		return new ServiceException(400, "MalformedPOSTRequest",
				"The body of your POST request is not well-formed multipart/form-data.");
	}

	/** Where the reading is. */
	private enum State {

		BEFORE, HEAD, FIELD, FILE, AFTER

	}

	/** Takes the file of a form. */
	interface FileSink {

		/** Take what came before the content. */
		void begin(Map<String, String> fields, String fileName, String contentType) throws IOException;

		/** Take a piece of the content. */
		void take(ByteBuffer piece) throws IOException;

	}

}
