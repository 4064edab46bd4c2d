package io.storager.emulator.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.storager.emulator.http.BrokenBodyException;
import io.storager.emulator.http.ClientGoneException;
import io.storager.emulator.http.ConnectionCutException;
import io.storager.emulator.http.HttpExchange;
import io.storager.emulator.http.HttpService;
import io.storager.emulator.http.MalformedRequestException;
import io.storager.emulator.http.QueryString;
import io.storager.emulator.http.Reply;
import io.storager.emulator.http.ReplyBody;
import io.storager.emulator.http.StalledClientException;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.ObjectStore;
import io.storager.emulator.store.StoreFullException;
import io.storager.emulator.traffic.AnsweredRequest;
import io.storager.emulator.traffic.FaultAction;
import io.storager.emulator.traffic.SecretMask;
import io.storager.emulator.traffic.WireRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of every request: read the address, log it, let faults strike, authenticate,
 * find the operation, run it, answer.
 */
public final class Gateway implements HttpService {

	/**
	 * Where a program asks whether the emulator answers. No bucket can have that name,
	 * and a key cannot stand without a bucket.
	 */
	private static final String HEALTH_PATH = "/_emulator/health";

	private static final Logger logger = LoggerFactory.getLogger(Gateway.class);

	private final Vendor vendor;

	private final ObjectStore store;

	private final Circumstances circumstances;

	/**
	 * Build the way to one service.
	 * @param vendor the service
	 * @param store its buckets
	 * @param circumstances what is the same for all services of the emulator
	 */
	public Gateway(Vendor vendor, ObjectStore store, Circumstances circumstances) {
		this.vendor = vendor;
		this.store = store;
		this.circumstances = circumstances;
	}

	@Override
	public void serve(HttpExchange exchange) throws IOException {
		long start = System.nanoTime();
		Call call;
		try {
			call = call(exchange, this.vendor.address(exchange), exchange.query());
		}
		catch (MalformedRequestException ex) {
			refuse(exchange, new ServiceException(400, "InvalidURI", String.valueOf(ex.getMessage())), start);
			return;
		}
		catch (ServiceException ex) {
			Reply page = page(exchange.rawPath());
			if (page != null) {
				exchange.send(page);
				return;
			}
			refuse(exchange, ex, start);
			return;
		}
		trace(call, start, (request) -> process(call, request));
	}

	private @Nullable Reply page(String path) {
		return !path.equals(HEALTH_PATH) ? this.vendor.page(path)
				: Reply.of(200)
					.header("Content-Type", "application/json")
					.body(ReplyBody.of("{\"status\":\"UP\"}\n".getBytes(StandardCharsets.UTF_8)));
	}

	@Override
	public Reply refuse(HttpExchange exchange, int status) {
		Call call = call(exchange, Address.SERVICE, new QueryString(null));
		Reply reply = this.vendor.error(call,
				new ServiceException(status, "InvalidRequest", "The request is not HTTP."));
		this.vendor.stamp(call, reply);
		return reply.closeConnection();
	}

	private void process(Call call, WireRequest request) throws IOException {
		List<FaultAction> actions = this.circumstances.faults().strike(request);
		if (actions.isEmpty()) {
			send(call, answer(call));
		}
		else {
			new FaultyCall(this.vendor, call, actions, this.circumstances.closing()).run(() -> {
				Reply reply = answer(call);
				Cors.decorate(call, reply);
				return reply;
			});
		}
	}

	/** Process a request and log what became of it, whatever that was. */
	private void trace(Call call, long start, Processing processing) throws IOException {
		WireRequest request = log(call);
		String abort = "The emulator failed";
		try {
			processing.process(request);
			abort = null;
		}
		catch (ConnectionCutException ex) {
			abort = "A fault cut the connection";
			throw ex;
		}
		catch (IOException ex) {
			abort = isClosing() ? "The emulator closed" : "The client ended the connection";
			throw ex;
		}
		finally {
			this.circumstances.requests().add(outcome(call, request, start, abort));
		}
	}

	private static AnsweredRequest outcome(Call call, WireRequest request, long start, @Nullable String abort) {
		ServiceException refusal = call.refusal();
		String code = null;
		String message = null;
		Map<String, String> details = new LinkedHashMap<>();
		if (refusal != null) {
			SecretMask mask = SecretMask.of(request);
			code = refusal.code();
			message = mask.apply(String.valueOf(refusal.getMessage()));
			refusal.details().forEach((name, value) -> details.put(name, mask.apply(value)));
		}
		HttpExchange exchange = call.exchange();
		return AnsweredRequest.builder(request, call.now(), exchange.sentStatus())
			.errorCode(code)
			.errorMessage(message)
			.errorDetails(Collections.unmodifiableMap(details))
			.bytesReceived(exchange.body().position())
			.bytesSent(exchange.bytesSent())
			.duration(Duration.ofNanos(System.nanoTime() - start))
			.abort(abort)
			.build();
	}

	private WireRequest log(Call call) {
		HttpExchange exchange = call.exchange();
		WireRequest request = WireRequest.builder(this.vendor.protocol(), exchange.method())
			.bucket(call.address().bucket())
			.key(call.address().key())
			.rawTarget(exchange.rawTarget())
			.headers(exchange.headers().asMap())
			.query(call.query().asMap())
			.remotePort(exchange.remotePort())
			.build();
		this.circumstances.requests().add(request);
		return request;
	}

	/** Answer a request that is addressed to nothing. */
	private void refuse(HttpExchange exchange, ServiceException error, long start) throws IOException {
		Call call = call(exchange, Address.SERVICE, new QueryString(null));
		trace(call, start, (request) -> send(call, error(call, error)));
	}

	private Reply error(Call call, ServiceException error) {
		call.refused(error);
		return this.vendor.error(call, error);
	}

	private Call call(HttpExchange exchange, Address address, QueryString query) {
		return new Call(this.vendor, exchange, address, query, this.circumstances, this.store);
	}

	private void send(Call call, Reply reply) throws IOException {
		this.vendor.stamp(call, reply);
		Cors.decorate(call, reply);
		call.exchange().send(reply);
	}

	private Reply answer(Call call) throws IOException {
		try {
			RequestChecks.check(call);
			followLifecycles(call);
			boolean signed = this.circumstances.loose() || (!Cors.isPreflight(call) && this.vendor.authenticate(call));
			call.signed(signed);
			Operation operation = this.vendor.routes().find(call, signed);
			if (!Cors.isPreflight(call)) {
				TrafficLimit.obey(call);
			}
			return operation.handle(call);
		}
		catch (ServiceException ex) {
			return error(call, ex);
		}
		catch (MalformedRequestException ex) {
			return error(call, Errors.invalidArgument(String.valueOf(ex.getMessage())));
		}
		catch (StoreFullException ex) {
			return error(call, new ServiceException(403, "QuotaExceeded", String.valueOf(ex.getMessage())));
		}
		catch (StalledClientException ex) {
			return error(call, Errors.requestTimeout()).closeConnection();
		}
		catch (ConnectionCutException | ClientGoneException | BrokenBodyException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			if (isClosing()) {
				// Threads are interrupted and files are closed under whoever is served.
				throw new IOException("The emulator closed during the request", ex);
			}
			logger.error("The emulator failed on {} {}", call.method(), call.address(), ex);
			return error(call, Errors.internalError());
		}
	}

	private boolean isClosing() {
		return this.circumstances.closing().getCount() == 0;
	}

	/** A copy reads from another bucket as well. */
	private void followLifecycles(Call call) throws IOException {
		String name = call.address().bucket();
		Bucket bucket = (name != null) ? this.store.bucket(name) : null;
		boolean several = call.headers().has(this.vendor.prefix() + "copy-source");
		List<Bucket> buckets = several ? this.store.buckets() : (bucket != null) ? List.of(bucket) : List.of();
		for (Bucket each : buckets) {
			this.vendor.lifecycle().act(each, call.now());
		}
	}

	/** What is done with a request once it is logged. */
	private interface Processing {

		void process(WireRequest request) throws IOException;

	}

}
