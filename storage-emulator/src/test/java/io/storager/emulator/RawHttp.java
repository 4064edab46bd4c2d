package io.storager.emulator;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Speaks HTTP byte by byte, for what no client library sends and for what they hide. */
final class RawHttp implements AutoCloseable {

	private final Socket socket;

	RawHttp(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(10_000);
	}

	Socket socket() {
		return this.socket;
	}

	void send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Read a whole answer. */
	Answer read(boolean head) throws IOException {
		return read(head, "");
	}

	/** Read an answer whose first character was read before. */
	Answer readBehind(char first) throws IOException {
		return read(false, String.valueOf(first));
	}

	private Answer read(boolean head, String first) throws IOException {
		DataInputStream in = new DataInputStream(this.socket.getInputStream());
		String[] lines = (first + readHead(in)).split("\r\n", 0);
		Map<String, String> headers = new LinkedHashMap<>();
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
		}
		int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
		boolean bodiless = head || status == 304 || status == 204 || status == 100;
		byte[] body = new byte[bodiless ? 0 : Integer.parseInt(headers.getOrDefault("Content-Length", "0"))];
		in.readFully(body);
		return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
	}

	private static String readHead(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
			int next = in.read();
			if (next < 0) {
				throw new EOFException("The connection ended in the head: " + head);
			}
			head.write(next);
		}
		return head.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/** An answer, its header names in the case they came in. */
	record Answer(int status, Map<String, String> headers, String body) {

		/** Return a header's value, empty if it is missing. */
		String header(String name) {
			return this.headers.getOrDefault(name, "");
		}

		String code() {
			int start = this.body.indexOf("<Code>");
			return (start < 0) ? "" : this.body.substring(start + 6, this.body.indexOf("</Code>"));
		}

	}

}
