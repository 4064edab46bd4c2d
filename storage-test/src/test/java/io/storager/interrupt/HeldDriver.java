package io.storager.interrupt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.Part;
import io.storager.driver.Failure;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.HeadRequest;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.driver.ObjectHead;
import io.storager.driver.PartRequest;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.support.RefreshingCredentials;
import io.storager.driver.support.TransportFailures;
import io.storager.settings.CredentialsProvider;
import io.storager.test.memory.ForwardingReply;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;

/**
 * Holds requests of one kind until they are let go or interrupted, as an HTTP client
 * holds those for which it has no connection.
 */
class HeldDriver extends MemoryBucketDriver {

	/** How requests of a kind are met. */
	enum Meeting {

		/** They wait, and an interrupt ends that. */
		WAIT,

		/** They wait, whoever interrupts them. */
		WAIT_ON,

		/** They fail for a while. */
		FAIL,

		/** Their thread is interrupted before they are sent. */
		INTERRUPT

	}

	private static final TransportFailures TRANSPORT = TransportFailures.builder().build();

	private final CountDownLatch letGo = new CountDownLatch(1);

	private final AtomicInteger met = new AtomicInteger();

	private final CredentialsProvider credentials = RefreshingCredentials.of(() -> {
		meet("credential");
		throw new IllegalStateException("there is none");
	});

	private volatile String kind = "";

	private volatile Meeting meeting = Meeting.WAIT;

	HeldDriver(MemoryService service, String bucket) {
		super(service, bucket);
	}

	/** Meet requests of a kind from now on. */
	void meet(String kind, Meeting meeting) {
		this.met.set(0);
		this.meeting = meeting;
		this.kind = kind;
	}

	/** How many requests were met. */
	int met() {
		return this.met.get();
	}

	/** Meet none any more. */
	void letGo() {
		this.kind = "";
		this.letGo.countDown();
	}

	private void meet(String kind) throws InterruptedException {
		if (!kind.equals(this.kind)) {
			return;
		}
		this.met.incrementAndGet();
		switch (this.meeting) {
			case WAIT -> this.letGo.await();
			case WAIT_ON -> waitOn();
			case FAIL -> throw new IllegalStateException("not yet");
			case INTERRUPT -> Thread.currentThread().interrupt();
		}
	}

	private void waitOn() {
		boolean interrupted = false;
		while (true) {
			try {
				this.letGo.await();
				break;
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public ObjectHead head(String key, HeadRequest request) throws Exception {
		meet("head");
		if (this.kind.equals("credential")) {
			this.credentials.credential();
		}
		return super.head(key, request);
	}

	@Override
	public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
		meet("put");
		return super.put(key, payload, request);
	}

	@Override
	public ListPage list(ListRequest request) throws Exception {
		if (request.marker() != null) {
			meet("further page " + request.marker());
		}
		return super.list(request);
	}

	@Override
	public GetReply get(String key, GetRequest request) throws Exception {
		meet("get");
		meet((request.offset() > 0) ? "get of a further range" : "get of the first range");
		GetReply reply = super.get(key, request);
		return this.kind.equals("body") ? new HeldReply(reply) : reply;
	}

	@Override
	public String initiate(String key, PutRequest request) throws Exception {
		meet("initiate");
		return super.initiate(key, request);
	}

	@Override
	public Part uploadPart(String key, String uploadId, int index, Payload payload, PartRequest request)
			throws Exception {
		if (index == 0 && this.kind.equals("all parts but the first, which fails")) {
			while (met() == 0) {
				Thread.sleep(1);
			}
			throw new IllegalStateException("not this one");
		}
		meet("part");
		meet("all parts but the first, which fails");
		return super.uploadPart(key, uploadId, index, payload, request);
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		if (error instanceof IllegalStateException) {
			return Failure.of(ErrorCode.SERVICE_INTERNAL, String.valueOf(error.getMessage()))
				.temporary("not yet".equals(error.getMessage()));
		}
		Failure failure = TRANSPORT.describe(error);
		return (failure != null) ? failure : super.describe(error, operation);
	}

	/** A reply whose bytes do not come. */
	private final class HeldReply extends ForwardingReply {

		HeldReply(GetReply reply) {
			super(reply);
		}

		@Override
		public InputStream body() {
			return new FilterInputStream(super.body()) {

				@Override
				public int read(byte[] target, int offset, int length) throws IOException {
					try {
						meet("body");
					}
					catch (InterruptedException ex) {
						throw new InterruptedIOException();
					}
					return super.read(target, offset, length);
				}

			};
		}

	}

}
