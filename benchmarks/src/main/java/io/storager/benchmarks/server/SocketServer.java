package io.storager.benchmarks.server;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Takes and gives bytes over a socket with nothing else: no protocol, no checksum, no
 * store. A connection tells in its first byte which way the bytes go and in the next
 * eight how many there are. What was taken is answered with one byte.
 */
public final class SocketServer implements AutoCloseable {

	/** The first byte of a connection that sends. */
	public static final int TAKE = 'T';

	/** The first byte of a connection that receives. */
	public static final int GIVE = 'G';

	private static final int BUFFER = 64 * 1024;

	private static final int BACKLOG = 50;

	private final ServerSocket socket;

	private SocketServer(ServerSocket socket) {
		this.socket = socket;
	}

	/** Listen on a free port of the loopback address. */
	static SocketServer start() throws IOException {
		SocketServer server = new SocketServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
		background(server::accept);
		return server;
	}

	int port() {
		return this.socket.getLocalPort();
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				background(() -> serve(connection));
			}
			catch (IOException ex) {
				// The server has been closed.
			}
		}
	}

	private static void serve(Socket connection) {
		try (connection) {
			DataInputStream input = new DataInputStream(connection.getInputStream());
			int direction = input.readByte();
			long length = input.readLong();
			if (direction == TAKE) {
				take(input, length);
				connection.getOutputStream().write(TAKE);
			}
			else {
				give(connection.getOutputStream(), length);
			}
		}
		catch (IOException ex) {
			// The client finds out by itself.
		}
	}

	private static void take(InputStream input, long length) throws IOException {
		byte[] buffer = new byte[BUFFER];
		long left = length;
		while (left > 0) {
			int count = input.read(buffer, 0, (int) Math.min(buffer.length, left));
			if (count < 0) {
				throw new EOFException();
			}
			left -= count;
		}
	}

	private static void give(OutputStream output, long length) throws IOException {
		byte[] buffer = new byte[BUFFER];
		long left = length;
		while (left > 0) {
			int count = (int) Math.min(buffer.length, left);
			output.write(buffer, 0, count);
			left -= count;
		}
	}

	private static void background(Runnable task) {
		Thread thread = new Thread(task, "benchmark-socket");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
