package io.storager.test.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a service and rewrites the heads of answers, as proxies and
 * gateways do. Each connection carries one request.
 */
public final class RewritingProxy implements AutoCloseable {

	private final ServerSocket server;

	private final URI service;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private volatile UnaryOperator<List<String>> rewriting;

	/**
	 * Start a proxy on a port of its own.
	 * @param service where requests go
	 * @param rewriting makes another head of the status line and the header lines
	 */
	public RewritingProxy(URI service, UnaryOperator<List<String>> rewriting) {
		this.service = service;
		this.rewriting = rewriting;
		try {
			this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	/** Rewrites the name of every header, and nothing else. */
	public static UnaryOperator<List<String>> headerNames(UnaryOperator<String> names) {
		return (head) -> head.stream().map((line) -> {
			int colon = line.indexOf(':');
			return (colon > 0 && !line.startsWith("HTTP/"))
					? names.apply(line.substring(0, colon)) + line.substring(colon) : line;
		}).toList();
	}

	/** Rewrite otherwise from now on. */
	public void rewrite(UnaryOperator<List<String>> rewriting) {
		this.rewriting = rewriting;
	}

	/** Where clients find the service behind the proxy. */
	public URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort());
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				this.sockets.add(client);
				start(() -> exchange(client));
			}
			catch (IOException ex) {
				// The test has ended.
			}
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "rewriting-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private void exchange(Socket client) {
		try (client; Socket upstream = new Socket(this.service.getHost(), this.service.getPort())) {
			this.sockets.add(upstream);
			InputStream request = new BufferedInputStream(client.getInputStream());
			List<String> head = head(request);
			if (head.isEmpty()) {
				return;
			}
			OutputStream out = upstream.getOutputStream();
			write(out, head, "Connection: close");
			start(() -> pump(request, out));
			InputStream answer = new BufferedInputStream(upstream.getInputStream());
			List<String> told = head(answer);
			while (!told.isEmpty() && told.get(0).startsWith("HTTP/1.1 1")) {
				write(client.getOutputStream(), told, null);
				told = head(answer);
			}
			if (!told.isEmpty()) {
				write(client.getOutputStream(), this.rewriting.apply(told), null);
				answer.transferTo(client.getOutputStream());
			}
			this.sockets.remove(upstream);
		}
		catch (IOException ex) {
			// One of both has gone.
		}
		this.sockets.remove(client);
	}

	private static void pump(InputStream from, OutputStream to) {
		try {
			byte[] buffer = new byte[8192];
			for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
				to.write(buffer, 0, count);
				to.flush();
			}
		}
		catch (IOException ex) {
			// One of both has gone.
		}
	}

	private static List<String> head(InputStream input) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		int ends = 0;
		while (ends < 2) {
			int next = input.read();
			if (next < 0) {
				return List.of();
			}
			ends = (next == '\n') ? ends + 1 : (next == '\r') ? ends : 0;
			head.write(next);
		}
		return head.toString(StandardCharsets.ISO_8859_1).lines().filter((line) -> !line.isEmpty()).toList();
	}

	private static void write(OutputStream output, List<String> head, @Nullable String added) throws IOException {
		String text = head.stream().collect(Collectors.joining("\r\n", "", "\r\n"))
				+ ((added != null) ? added + "\r\n" : "") + "\r\n";
		output.write(text.getBytes(StandardCharsets.ISO_8859_1));
		output.flush();
	}

	@Override
	public void close() {
		try {
			this.server.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
