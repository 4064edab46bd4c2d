package io.storager.oss;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;

import io.storager.settings.Endpoint;

/** A server that answers what it is told, for answers that no emulator would give. */
final class CannedOss implements AutoCloseable {

	private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

	private final UnaryOperator<String> answers;

	/**
	 * Start a server.
	 * @param answers from method and target to status, headers and body, with empty lines
	 * as in HTTP
	 */
	CannedOss(UnaryOperator<String> answers) throws IOException {
		this.answers = answers;
		Thread thread = new Thread(this::serve, "canned-oss");
		thread.setDaemon(true);
		thread.start();
	}

	/** An answer with status 200 and a document. */
	static String document(String xml) {
		return "200 OK\r\nContent-Type: application/xml\r\nContent-Length: %s\r\n\r\n%s".formatted(xml.length(), xml);
	}

	/** An error of OSS. */
	static String error(int status, String code) {
		return document(errorXml(code)).replace("200 OK", status + " Error");
	}

	static String errorXml(String code) {
		return "<Error><Code>%s</Code><Message>It is so.</Message><RequestId>0A1B</RequestId><HostId>host</HostId></Error>"
			.formatted(code);
	}

	OssConnection connection() {
		return OssConnection.of(Endpoint.parse("http://127.0.0.1:" + this.server.getLocalPort()), TestOss.CREDENTIAL,
				null);
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept()) {
				answer(socket);
			}
			catch (IOException ex) {
				// The client, or the test, has ended.
			}
		}
	}

	private void answer(Socket socket) throws IOException {
		InputStream input = new BufferedInputStream(socket.getInputStream());
		String first = line(input);
		int length = 0;
		for (String line = line(input); !line.isEmpty(); line = line(input)) {
			if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
				length = Integer.parseInt(line.substring("content-length:".length()).strip());
			}
		}
		input.readNBytes(length);
		String answer = this.answers.apply(first.substring(0, first.lastIndexOf(' ')));
		socket.getOutputStream()
			.write(("HTTP/1.1 " + answer.replaceFirst("\r\n", "\r\nConnection: close\r\nx-oss-request-id: 0A1B\r\n"))
				.getBytes(StandardCharsets.UTF_8));
	}

	private static String line(InputStream input) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
			if (next != '\r') {
				line.write(next);
			}
		}
		return line.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
