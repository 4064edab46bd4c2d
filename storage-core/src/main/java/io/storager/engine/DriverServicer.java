package io.storager.engine;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.storager.Listing;
import io.storager.Operation;
import io.storager.Servicer;
import io.storager.Storager;
import io.storager.driver.BucketListRequest;
import io.storager.driver.BucketPage;
import io.storager.driver.ServiceDriver;
import io.storager.engine.listing.PagedListing;
import io.storager.engine.request.Arguments;
import io.storager.engine.request.ErrorContext;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.RetryRules;
import io.storager.error.BucketNotExistException;
import io.storager.error.InvalidSettingException;
import io.storager.options.BucketOptions;
import io.storager.settings.StoragerSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * The portable half of a servicer. A vendor's servicer extends it and brings a
 * {@link ServiceDriver}.
 */
public abstract class DriverServicer implements Servicer {

	private final ServiceDriver driver;

	private final Transfers transfers;

	/**
	 * Create the portable half.
	 * @param transfers what it and the storagers that it gives may use
	 */
	protected DriverServicer(ServiceDriver driver, Transfers transfers) {
		this.driver = driver;
		this.transfers = transfers;
	}

	/** The settings of all storagers that it gives: the root as work dir. */
	protected final StoragerSettings settings() {
		return StoragerSettings.DEFAULT.with(this.transfers);
	}

	/** A storager for a bucket, with these settings. Nothing is sent. */
	protected abstract Storager storager(String name, @Nullable String location);

	@Override
	public String service() {
		return this.driver.service();
	}

	@Override
	public Storager create(String name, BucketOptions options) {
		Arguments.requireNonNull("name", name, "options", options);
		requireName(Operation.CREATE_BUCKET, name);
		AtomicBoolean repeated = new AtomicBoolean();
		perform(Operation.CREATE_BUCKET, name, (call) -> call.request(() -> {
			try {
				this.driver.create(name, options);
			}
			catch (Exception ex) {
				// An attempt whose answer was lost has created it.
				if (!repeated.getAndSet(true) || !this.driver.isOwnBucket(ex)) {
					throw ex;
				}
			}
			return Boolean.TRUE;
		}));
		return storager(name, options.location());
	}

	@Override
	public void delete(String name) {
		Arguments.requireNonNull("name", name);
		requireName(Operation.DELETE_BUCKET, name);
		try {
			perform(Operation.DELETE_BUCKET, name, (call) -> call.request(() -> {
				this.driver.delete(name);
				return Boolean.TRUE;
			}));
		}
		catch (BucketNotExistException ex) {
			// Deleting is idempotent. But one in another region is still there.
			if (ex.httpStatus() != 404) {
				throw ex;
			}
		}
	}

	@Override
	public Storager get(String name) {
		Arguments.requireNonNull("name", name);
		requireName(Operation.GET_BUCKET, name);
		return storager(name, null);
	}

	@Override
	public Listing<Storager> list() {
		return new PagedListing<>((marker) -> perform(Operation.LIST_BUCKETS, null, (call) -> {
			BucketListRequest request = BucketListRequest.builder().marker(marker).build();
			BucketPage page = call.request(() -> this.driver.list(request));
			return new PagedListing.Page<>(
					page.buckets().stream().map((bucket) -> storager(bucket.name(), bucket.location())).toList(),
					page.nextMarker());
		}), (code, reason) -> invocation(Operation.LIST_BUCKETS, null).refuse(code, reason, null), null);
	}

	private void requireName(Operation operation, String name) {
		Objects.requireNonNull(name, "'name' must not be null");
		try {
			this.driver.checkName(name);
		}
		catch (InvalidSettingException ex) {
			throw invocation(operation, name).restrict(ex);
		}
	}

	private <T> T perform(Operation operation, @Nullable String bucket, Function<Invocation, T> work) {
		Invocation call = invocation(operation, bucket).observedBy(this.transfers.observer(), null);
		return call.perform(() -> work.apply(call));
	}

	private Invocation invocation(Operation operation, @Nullable String bucket) {
		ErrorContext errors = new ErrorContext(this.driver.service(), bucket, this.driver::describe);
		return new Invocation(errors, new RetryRules((thrown) -> true, this.transfers.settings().maxRetries()),
				operation, null, this.transfers.settings().deadline());
	}

}
