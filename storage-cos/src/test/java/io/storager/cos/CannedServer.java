package io.storager.cos;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.qcloud.cos.COSClient;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;

/**
 * Answers every request with what the test says, for answers that the emulator is too
 * good to give.
 */
final class CannedServer implements AutoCloseable {

	private final ServerSocket socket;

	private final Function<String, String> answers;

	private final String requestId;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final COSClient client;

	private final CosConnection connection;

	/**
	 * Start a server.
	 * @param answers the whole answer to a request, given its head
	 */
	CannedServer(Function<String, String> answers) {
		this(answers, "x-cos-request-id: NjU=\r\n");
	}

	private CannedServer(Function<String, String> answers, String requestId) {
		this.answers = answers;
		this.requestId = requestId;
		try {
			this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread thread = new Thread(this::accept, "canned-server");
		thread.setDaemon(true);
		thread.start();
		URI address = URI.create("http://127.0.0.1:" + this.socket.getLocalPort());
		this.connection = CosConnection.of(Endpoint.parse(address.toString()), EmulatedCos.CREDENTIAL,
				EmulatedCos.LOCATION);
		this.client = CosClientFactory.create(this.connection, EmulatedCos.SETTINGS, (config) -> {
		});
	}

	/** Somebody else than COS, who gives one answer to everything. */
	static CannedServer foreign(String answer) {
		return new CannedServer((request) -> answer, "");
	}

	/** A server that gives one answer to everything. */
	static CannedServer always(int status, String headers, String body) {
		return new CannedServer((request) -> answer(status, headers, body));
	}

	static String answer(int status, String headers, String body) {
		return "HTTP/1.1 %s Text\r\nContent-Length: %s\r\n%s\r\n%s".formatted(status,
				body.getBytes(StandardCharsets.UTF_8).length, headers, body);
	}

	CosStorager storager() {
		return storager(StoragerSettings.DEFAULT);
	}

	CosStorager storager(StoragerSettings settings) {
		return new CosStorager(() -> this.client, this.connection, EmulatedCos.BUCKET, settings);
	}

	CosServicer servicer() {
		return new CosServicer(() -> this.client, this.connection);
	}

	/** The heads of the requests so far. */
	List<String> requests() {
		return this.requests;
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try (Socket connection = this.socket.accept()) {
				InputStream input = new BufferedInputStream(connection.getInputStream());
				for (String head = head(input); !head.isEmpty(); head = head(input)) {
					this.requests.add(head);
					skipBody(head, input);
					String answer = this.answers.apply(head).replaceFirst("\r\n", "\r\n" + this.requestId);
					connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
				}
			}
			catch (SocketException ex) {
				// A client has broken off, or the server was closed.
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/** The SDK tells no length of some of the documents that it sends. */
	private static void skipBody(String head, InputStream input) throws IOException {
		if (!head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked\r\n")) {
			input.skipNBytes(contentLength(head));
			return;
		}
		int size;
		do {
			size = Integer.parseInt(until("\r\n", input).strip(), 16);
			input.skipNBytes(size + 2L);
		}
		while (size > 0);
	}

	private static String head(InputStream input) throws IOException {
		return until("\r\n\r\n", input);
	}

	private static String until(String end, InputStream input) throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.indexOf(end) < 0) {
			int b = input.read();
			if (b < 0) {
				return "";
			}
			text.append((char) b);
		}
		return text.toString();
	}

	private static long contentLength(String head) {
		return head.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
			.mapToLong((line) -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
			.findFirst()
			.orElse(0);
	}

	@Override
	public void close() {
		this.client.shutdown();
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
