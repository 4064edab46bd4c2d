package io.storager.emulator.service;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.storager.emulator.http.ClientGoneException;
import io.storager.emulator.http.ConnectionCutException;
import io.storager.emulator.http.HttpExchange;
import io.storager.emulator.http.HttpService;
import io.storager.emulator.http.MalformedRequestException;
import io.storager.emulator.http.QueryString;
import io.storager.emulator.http.Reply;
import io.storager.emulator.store.ObjectStore;
import io.storager.emulator.store.StoreFullException;
import io.storager.emulator.traffic.FaultAction;
import io.storager.emulator.traffic.Faults;
import io.storager.emulator.traffic.RequestLog;
import io.storager.emulator.traffic.WireRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of every request: read the address, log it, let faults strike, authenticate,
 * find the operation, run it, answer.
 */
public final class Gateway implements HttpService {

	private static final Logger logger = LoggerFactory.getLogger(Gateway.class);

	private final Vendor vendor;

	private final ObjectStore store;

	private final Clock clock;

	private final RequestLog requests;

	private final Faults faults;

	private final CountDownLatch closing;

	/**
	 * Build the way to one service.
	 * @param vendor the service
	 * @param store its buckets
	 * @param clock the service's time
	 * @param requests where every request is logged
	 * @param faults what may go wrong on purpose
	 * @param closing reaches zero when the emulator closes
	 */
	public Gateway(Vendor vendor, ObjectStore store, Clock clock, RequestLog requests, Faults faults,
			CountDownLatch closing) {
		this.vendor = vendor;
		this.store = store;
		this.clock = clock;
		this.requests = requests;
		this.faults = faults;
		this.closing = closing;
	}

	@Override
	public void serve(HttpExchange exchange) throws IOException {
		Call call;
		try {
			call = call(exchange, this.vendor.address(exchange), exchange.query());
		}
		catch (MalformedRequestException ex) {
			refuse(exchange, new ServiceException(400, "InvalidURI", String.valueOf(ex.getMessage())));
			return;
		}
		catch (ServiceException ex) {
			refuse(exchange, ex);
			return;
		}
		process(call);
	}

	private void process(Call call) throws IOException {
		WireRequest request = log(call);
		List<FaultAction> actions = this.faults.strike(request);
		if (actions.isEmpty()) {
			send(call, answer(call));
		}
		else {
			new FaultyCall(this.vendor, call, actions, this.closing).run(() -> answer(call));
		}
	}

	private WireRequest log(Call call) {
		HttpExchange exchange = call.exchange();
		WireRequest request = new WireRequest(this.vendor.protocol(), exchange.method(), call.address().bucket(),
				call.address().key(), exchange.rawTarget(), exchange.headers().asMap(), call.query().asMap(),
				exchange.remotePort());
		this.requests.add(request);
		return request;
	}

	/** Answer a request that is addressed to nothing. */
	private void refuse(HttpExchange exchange, ServiceException error) throws IOException {
		Call call = call(exchange, Address.SERVICE, new QueryString(null));
		log(call);
		send(call, this.vendor.error(call, error));
	}

	private Call call(HttpExchange exchange, Address address, QueryString query) {
		return new Call(exchange, address, query, this.vendor.newRequestId(), this.clock.instant(), this.store);
	}

	private void send(Call call, Reply reply) throws IOException {
		this.vendor.stamp(call, reply);
		call.exchange().send(reply);
	}

	private Reply answer(Call call) throws IOException {
		try {
			RequestChecks.check(call);
			this.vendor.authenticate(call);
			return this.vendor.routes().find(call).handle(call);
		}
		catch (ServiceException ex) {
			return this.vendor.error(call, ex);
		}
		catch (MalformedRequestException ex) {
			return this.vendor.error(call, Errors.invalidArgument(String.valueOf(ex.getMessage())));
		}
		catch (StoreFullException ex) {
			return this.vendor.error(call, new ServiceException(403, "QuotaExceeded", String.valueOf(ex.getMessage())));
		}
		catch (ConnectionCutException | ClientGoneException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			logger.error("The emulator failed on {} {}", call.method(), call.address(), ex);
			return this.vendor.error(call, Errors.internalError());
		}
	}

}
