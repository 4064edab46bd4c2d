package io.storager.emulator.oss.callback;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLSocketFactory;

import io.storager.emulator.service.Numbers;

/**
 * Posts a callback and reads the answer, all of it within a limit of time. The Host
 * header is the caller's to choose, which the platform's own client does not allow.
 */
final class CallbackClient {

	private static final int MAX_HEAD_BYTES = 64 * 1024;

	/**
	 * The page on callbacks says 3 MB, those on what goes wrong with them say 1 MB: what
	 * is no larger is taken by either.
	 */
	private static final int MAX_BODY_BYTES = 1024 * 1024;

	private final Duration limit;

	/**
	 * Build a client.
	 * @param limit how long a callback may take from connecting to the last byte
	 */
	CallbackClient(Duration limit) {
		this.limit = limit;
	}

	/**
	 * Post a callback.
	 * @param url whom to call
	 * @param headers the headers to send
	 * @param body the body to send
	 * @return the answer
	 * @throws ProtocolException if the answer is not one that OSS takes
	 * @throws SocketTimeoutException if the answer takes too long
	 * @throws IOException if there is no answer
	 */
	Answer post(CallbackUrl url, Map<String, String> headers, byte[] body) throws IOException {
		long end = System.nanoTime() + this.limit.toNanos();
		try (Socket plain = new Socket()) {
			connect(plain, url, end);
			plain.setSoTimeout(remaining(end));
			try (Socket socket = url.secure() ? secure(plain, url) : plain) {
				StringBuilder head = new StringBuilder("POST ").append(url.target()).append(" HTTP/1.1\r\n");
				headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
				head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
				ByteArrayOutputStream request = new ByteArrayOutputStream();
				request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
				request.writeBytes(body);
				socket.getOutputStream().write(request.toByteArray());
				return read(new BufferedInputStream(new TimedInput(socket, end)));
			}
		}
	}

	/** Whoever cannot be reached in time has not taken long to answer. */
	private static void connect(Socket socket, CallbackUrl url, long end) throws IOException {
		try {
			socket.connect(url.address(), remaining(end));
		}
		catch (SocketTimeoutException ex) {
			throw new ConnectException(ex.getMessage());
		}
	}

	private static Socket secure(Socket plain, CallbackUrl url) throws IOException {
		SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
		return factory.createSocket(plain, url.host(), url.address().getPort(), true);
	}

	private static int remaining(long end) throws SocketTimeoutException {
		long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
		if (millis <= 0) {
			throw new SocketTimeoutException("The callback took too long");
		}
		return (int) millis;
	}

	private static Answer read(InputStream in) throws IOException {
		String[] lines = readHead(in).split("\r\n", -1);
		String[] start = lines[0].split(" ", 3);
		int status = (start.length > 1 && start[0].startsWith("HTTP/1.")) ? Numbers.parse(start[1], 999) : -1;
		if (status < 100) {
			throw new ProtocolException("The answer is not HTTP.");
		}
		String contentType = "application/json";
		int length = -1;
		for (String line : lines) {
			int colon = line.indexOf(':');
			String name = (colon > 0) ? line.substring(0, colon).toLowerCase(Locale.ROOT) : "";
			if (name.equals("content-length")) {
				length = Numbers.parse(line.substring(colon + 1).strip(), MAX_BODY_BYTES);
			}
			else if (name.equals("content-type")) {
				contentType = line.substring(colon + 1).strip();
			}
		}
		if (status != 200) {
			// Nobody looks at what else it says.
			return new Answer(status, contentType, new byte[0]);
		}
		if (length < 0) {
			throw new ProtocolException("The answer needs a Content-Length, of 1 MB at most.");
		}
		byte[] body = in.readNBytes(length);
		if (body.length < length) {
			throw new EOFException("The answer ended early");
		}
		return new Answer(status, contentType, body);
	}

	private static String readHead(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		int ending = 0;
		while (ending < 4) {
			int next = in.read();
			if (next < 0) {
				throw new EOFException("The answer ended early");
			}
			if (head.size() == MAX_HEAD_BYTES) {
				throw new ProtocolException("The head of the answer is too long.");
			}
			head.write(next);
			boolean expected = next == ((ending % 2 == 0) ? '\r' : '\n');
			ending = expected ? ending + 1 : (next == '\r') ? 1 : 0;
		}
		return head.toString(StandardCharsets.ISO_8859_1);
	}

	/**
	 * What the application said.
	 *
	 * @param status the status
	 * @param contentType the type of the body
	 * @param body the body, empty unless the status is 200
	 */
	record Answer(int status, String contentType, byte[] body) {
	}

	/** Lets no read go beyond the end of the time. */
	private static final class TimedInput extends FilterInputStream {

		private final Socket socket;

		private final long end;

		TimedInput(Socket socket, long end) throws IOException {
			super(socket.getInputStream());
			this.socket = socket;
			this.end = end;
		}

		@Override
		public int read() throws IOException {
			this.socket.setSoTimeout(remaining(this.end));
			return super.read();
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			this.socket.setSoTimeout(remaining(this.end));
			return super.read(buffer, offset, length);
		}

	}

}
