package io.storager.oss;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.storager.settings.Endpoint;

/**
 * Answers every request with the same bytes and closes the connection: for answers that
 * no emulator gives.
 */
final class CannedServer implements AutoCloseable {

	private final ServerSocket socket;

	private final byte[] answer;

	private final List<String> heads = new CopyOnWriteArrayList<>();

	/** Start with an answer whose lines end with a bare line feed. */
	CannedServer(String answer) throws IOException {
		this.answer = answer.replaceFirst("\n", "\nConnection: close\n")
			.replace("\n", "\r\n")
			.getBytes(StandardCharsets.UTF_8);
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(this::serve, "canned-server");
		thread.setDaemon(true);
		thread.start();
	}

	Endpoint endpoint() {
		return Endpoint.parse("http:127.0.0.1:" + port());
	}

	int port() {
		return this.socket.getLocalPort();
	}

	/** The request lines and headers that arrived. */
	List<String> heads() {
		return this.heads;
	}

	private void serve() {
		while (true) {
			try (Socket connection = this.socket.accept()) {
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
				StringBuilder head = new StringBuilder();
				for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
					head.append(line).append('\n');
				}
				this.heads.add(head.toString());
				connection.getOutputStream().write(this.answer);
				connection.shutdownOutput();
			}
			catch (SocketException ex) {
				if (this.socket.isClosed()) {
					return;
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
