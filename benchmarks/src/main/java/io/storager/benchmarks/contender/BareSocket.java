package io.storager.benchmarks.contender;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

import io.storager.benchmarks.server.SocketServer;

/**
 * As many bytes over one connection to the server's process with nothing else: what the
 * machine can do at most in this way. It stores nothing; what is read from it is as long
 * as what was written last.
 */
final class BareSocket implements FilesAsStreams {

	private static final int COPY_BUFFER = 64 * 1024;

	private final InetSocketAddress address;

	private long length;

	BareSocket(InetSocketAddress address) {
		this.address = address;
	}

	@Override
	public String name() {
		return "bare socket";
	}

	@Override
	public Role role() {
		return Role.BARE;
	}

	@Override
	public void write(String key, InputStream stream, long length) throws IOException {
		try (Socket socket = connect(SocketServer.TAKE, length)) {
			copy(stream, socket.getOutputStream());
			if (socket.getInputStream().read() != SocketServer.TAKE) {
				throw new IOException("The server did not take " + length + " bytes");
			}
		}
		this.length = length;
	}

	@Override
	public void read(String key, OutputStream output) throws IOException {
		try (Socket socket = connect(SocketServer.GIVE, this.length)) {
			copy(socket.getInputStream(), output);
		}
	}

	private Socket connect(int direction, long length) throws IOException {
		Socket socket = new Socket();
		try {
			socket.connect(this.address);
			DataOutputStream output = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
			output.writeByte(direction);
			output.writeLong(length);
			output.flush();
			return socket;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	private static void copy(InputStream input, OutputStream output) throws IOException {
		byte[] buffer = new byte[COPY_BUFFER];
		for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
			output.write(buffer, 0, count);
		}
	}

	@Override
	public void close() {
		// It has no connection between two transfers.
	}

}
