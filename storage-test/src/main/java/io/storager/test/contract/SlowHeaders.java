package io.storager.test.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A server that accepts every connection and sends the headers of an answer byte by byte,
 * without an end: no timeout between two bytes ever strikes.
 */
public final class SlowHeaders implements AutoCloseable {

	private static final int PAUSE_MILLIS = 50;

	private final ServerSocket server;

	/** Start one. */
	public SlowHeaders() throws IOException {
		this.server = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
		start(this::accept);
	}

	/** Where it is reached. */
	public URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort());
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "slow-headers");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				start(() -> answer(socket));
			}
			catch (IOException ex) {
				// It was closed.
				return;
			}
		}
	}

	private void answer(Socket socket) {
		try (socket) {
			socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Filler: ".getBytes(StandardCharsets.US_ASCII));
			while (!this.server.isClosed()) {
				socket.getOutputStream().write('a');
				Thread.sleep(PAUSE_MILLIS);
			}
		}
		catch (IOException ex) {
			// The client has gone.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
