package io.storager.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** The emulator in a process of its own; it ends with this one, however this one ends. */
public final class ServerProcess implements AutoCloseable {

	/** Room for a million objects, or for a few big ones. */
	private static final String HEAP = "3g";

	private static final int ANY_PORT = 0;

	private final Process process;

	private final BufferedReader answers;

	private final Thread killer;

	private final URI endpoint;

	private final InetSocketAddress sockets;

	private ServerProcess(Process process) {
		this.process = process;
		this.killer = new Thread(process::destroyForcibly, "benchmark-server-killer");
		Runtime.getRuntime().addShutdownHook(this.killer);
		this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		try {
			String[] ports = answer().split(" ");
			this.endpoint = URI.create("http://127.0.0.1:" + ports[0]);
			this.sockets = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(ports[1]));
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Start the emulator. It runs on the Java and the class path of this process.
	 * @param service the only service that it speaks for
	 * @param rememberChecksums whether it computes no checksum twice
	 */
	public static ServerProcess start(Service service, boolean rememberChecksums) {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		ProcessBuilder command = new ProcessBuilder(java.toString(), "-Xms" + HEAP, "-Xmx" + HEAP, "-cp",
				System.getProperty("java.class.path"), ServerMain.class.getName(), service.name(),
				String.valueOf(ClientProxy.port().orElse(ANY_PORT)), String.valueOf(rememberChecksums))
			.redirectError(ProcessBuilder.Redirect.INHERIT);
		try {
			return new ServerProcess(command.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The emulator's process could not be started", ex);
		}
	}

	/** Return the key of an object that {@link #fill} made. */
	public static String key(String prefix, int index) {
		return String.format(Locale.ROOT, "%s%07d", prefix, index);
	}

	/** Return where the service answers. */
	public URI endpoint() {
		return this.endpoint;
	}

	/** Return where the {@link SocketServer} answers. */
	public InetSocketAddress sockets() {
		return this.sockets;
	}

	/** Let every request wait before it is processed. */
	public void delay(Duration duration) {
		tell(Command.DELAY.line(duration.toMillis()));
	}

	/** Let no connection move more than this. */
	public void bandwidth(long bytesPerSecond) {
		tell(Command.BANDWIDTH.line(bytesPerSecond));
	}

	/** Be as fast as can be. */
	public void undisturbed() {
		tell(Command.UNDISTURBED.line());
	}

	/** Put objects of so many bytes into a bucket, without a request. */
	public void fill(Service service, String prefix, int count, int size) {
		tell(Command.FILL.line(service, prefix, count, size));
	}

	private void tell(String line) {
		try {
			this.process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
			this.process.getOutputStream().flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The emulator's process is gone", ex);
		}
		String answer = answer();
		if (!answer.equals(Command.DONE)) {
			throw new IllegalStateException("The emulator answered '" + answer + "' to '" + line + "'");
		}
	}

	private String answer() {
		@Nullable String line;
		try {
			line = this.answers.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The emulator's process is gone", ex);
		}
		if (line == null) {
			throw new IllegalStateException("The emulator's process ended; what it said is above");
		}
		return line;
	}

	/** End the process, in good order if it obeys. */
	@Override
	public void close() {
		try {
			this.process.getOutputStream().close();
			this.process.waitFor(5, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			// The process has gone before.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.process.destroyForcibly();
			forgetKiller();
		}
	}

	private void forgetKiller() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.killer);
		}
		catch (IllegalStateException ex) {
			// This process is ending already.
		}
	}

}
