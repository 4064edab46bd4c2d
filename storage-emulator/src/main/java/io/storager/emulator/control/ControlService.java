package io.storager.emulator.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

import io.storager.emulator.http.HttpExchange;
import io.storager.emulator.http.HttpService;
import io.storager.emulator.http.MalformedRequestException;
import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.http.Reply;
import io.storager.emulator.http.ReplyBody;
import io.storager.emulator.service.Json;
import org.jspecify.annotations.Nullable;

/** Answers the requests of the control API. */
public final class ControlService implements HttpService {

	private static final int MAX_BODY_BYTES = 64 * 1024;

	private static final Pattern LOCAL_HOST = Pattern
		.compile("(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1\\])(?::[0-9]+)?");

	private static final List<String> OPERATIONS = List.of("GET /health", "GET /requests", "DELETE /requests",
			"GET /faults", "POST /faults", "DELETE /faults", "DELETE /faults/<id>", "GET /clock", "POST /clock",
			"DELETE /clock", "GET /snapshots", "PUT /snapshots/<name>", "POST /snapshots/<name>/restore",
			"DELETE /snapshots/<name>", "POST /reset");

	private final Controls controls;

	private final FaultOrders faults;

	private final boolean onlyLocal;

	private final ConcurrentSkipListMap<String, Controls.Snapshot> snapshots = new ConcurrentSkipListMap<>();

	/**
	 * Build the service.
	 * @param controls what it steers
	 * @param host what it binds
	 * @throws UnknownHostException if there is no such host
	 */
	public ControlService(Controls controls, String host) throws UnknownHostException {
		this.controls = controls;
		this.faults = new FaultOrders(controls.faults());
		this.onlyLocal = InetAddress.getByName(host).isLoopbackAddress();
	}

	@Override
	public void serve(HttpExchange exchange) throws IOException {
		exchange.send(answer(exchange));
	}

	private Reply answer(HttpExchange exchange) throws IOException {
		try {
			refuseBrowsers(exchange);
			byte[] body = exchange.body().readSmall(MAX_BODY_BYTES);
			if (body == null) {
				throw new ControlException(413, "The body is longer than " + MAX_BODY_BYTES + " bytes");
			}
			return json(200, operate(exchange, body));
		}
		catch (ControlException ex) {
			return error(ex.status(), ex.getMessage());
		}
		catch (MalformedRequestException ex) {
			return error(400, ex.getMessage());
		}
	}

	/**
	 * A page in a browser of this machine can send requests to loopback, too, under its
	 * own origin or under a name of its own that leads here.
	 */
	private void refuseBrowsers(HttpExchange exchange) {
		String host = exchange.headers().get("Host");
		boolean strangeHost = this.onlyLocal && (host == null || !LOCAL_HOST.matcher(host).matches());
		if (strangeHost || exchange.headers().has("Origin")) {
			throw new ControlException(403, "The control API is not for pages in a browser: it takes no Origin header"
					+ (this.onlyLocal ? ", and localhost or a loopback address for its Host" : ""));
		}
	}

	private Map<String, ?> operate(HttpExchange exchange, byte[] body) {
		List<String> path = new ArrayList<>();
		for (String name : exchange.rawPath().substring(1).split("/", -1)) {
			path.add(PercentCoding.decode(name));
		}
		String operation = exchange.method() + " /" + path.get(0) + ((path.size() > 1) ? "/*" : "")
				+ ((path.size() > 2) ? "/" + String.join("/", path.subList(2, path.size())) : "");
		return switch (operation) {
			case "GET /" -> Map.of("operations", OPERATIONS);
			case "GET /health" -> Map.of("status", "UP");
			case "GET /requests" -> document("arrived", this.controls.requests().arrived(), "requests",
					RequestDescriptions.of(this.controls.requests().answers(), exchange.query()));
			case "DELETE /requests" -> done(() -> this.controls.requests().clear());
			case "GET /faults" -> Map.of("faults", this.faults.all());
			case "POST /faults" -> this.faults.add(body);
			case "DELETE /faults" -> done(this.faults::clear);
			case "DELETE /faults/*" -> removeFault(path.get(1));
			case "GET /clock" -> clock();
			case "POST /clock" -> advance(Members.of(body));
			case "DELETE /clock" -> {
				this.controls.resetClock();
				yield clock();
			}
			case "GET /snapshots" -> snapshots();
			case "PUT /snapshots/*" -> takeSnapshot(path.get(1));
			case "POST /snapshots/*/restore" -> restore(path.get(1));
			case "DELETE /snapshots/*" -> dropSnapshot(path.get(1));
			case "POST /reset" -> done(this::reset);
			default -> throw ControlException.notFound(
					"There is no " + exchange.method() + " " + exchange.rawPath() + "; GET / lists what there is");
		};
	}

	private static Map<String, ?> done(Runnable operation) {
		operation.run();
		return Map.of();
	}

	private void reset() {
		this.faults.clear();
		this.controls.reset();
	}

	private Map<String, ?> removeFault(String number) {
		boolean removed = number.matches("[0-9]{1,9}") && this.faults.remove(Integer.parseInt(number));
		if (!removed) {
			throw ControlException.notFound("There is no fault " + number);
		}
		return Map.of();
	}

	private Map<String, ?> clock() {
		return document("now", this.controls.now(), "advancedBy", this.controls.clockOffset());
	}

	private Map<String, ?> advance(Members members) {
		String text = members.needText("advance");
		members.refuseOthers();
		try {
			this.controls.advanceClock(Duration.parse(text));
		}
		catch (DateTimeException | ArithmeticException | IllegalArgumentException ex) {
			throw ControlException.badRequest(
					"'advance' has to be a duration such as PT90S, PT1H or P30D, not negative, not '" + text + "'");
		}
		return clock();
	}

	private Map<String, ?> snapshots() {
		Map<String, Object> described = new LinkedHashMap<>();
		this.snapshots.forEach((name, snapshot) -> described.put(name, describe(snapshot)));
		return Map.of("snapshots", described);
	}

	private Map<String, ?> takeSnapshot(String name) {
		if (name.isEmpty()) {
			throw ControlException.badRequest("A snapshot needs a name");
		}
		Controls.Snapshot snapshot = this.controls.takeSnapshot();
		Controls.Snapshot previous = this.snapshots.put(name, snapshot);
		if (previous != null) {
			previous.close();
		}
		return describe(snapshot);
	}

	private Map<String, ?> restore(String name) {
		Controls.Snapshot snapshot = this.snapshots.get(name);
		if (snapshot == null) {
			throw noSnapshot(name);
		}
		snapshot.restore();
		return describe(snapshot);
	}

	private Map<String, ?> dropSnapshot(String name) {
		Controls.Snapshot snapshot = this.snapshots.remove(name);
		if (snapshot == null) {
			throw noSnapshot(name);
		}
		snapshot.close();
		return Map.of();
	}

	private ControlException noSnapshot(String name) {
		return ControlException.notFound("There is no snapshot '" + name + "'; there are " + this.snapshots.keySet());
	}

	private static Map<String, ?> describe(Controls.Snapshot snapshot) {
		return document("buckets", snapshot.buckets(), "objects", snapshot.objects());
	}

	/** Return a document of two members that keep their order. */
	private static Map<String, ?> document(String first, Object firstValue, String second, Object secondValue) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put(first, firstValue);
		document.put(second, secondValue);
		return document;
	}

	private static Reply error(int status, @Nullable String message) {
		return json(status, Map.of("error", String.valueOf(message)));
	}

	private static Reply json(int status, Map<String, ?> document) {
		return Reply.of(status)
			.header("Content-Type", "application/json")
			.body(ReplyBody.of((Json.print(document) + "\n").getBytes(StandardCharsets.UTF_8)));
	}

}
