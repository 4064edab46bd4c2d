package io.storager.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.storager.benchmarks.server.Account;
import io.storager.benchmarks.server.ClientProxy;
import io.storager.benchmarks.server.Service;
import org.apache.opendal.Entry;
import org.apache.opendal.ListOptions;
import org.apache.opendal.Operator;
import org.apache.opendal.OperatorOutputStream;

/**
 * Apache OpenDAL, whose code is native. It compares no checksums. Files and streams are
 * written and read in pieces as large as the parts of the SDKs' helpers, one after the
 * other: its Java binding has nothing faster that does not hold all of an object.
 * <p>
 * It cannot be told the address of COS, and finds the buckets of both services by host
 * names that need not resolve. So it takes the emulator for the {@link ClientProxy proxy}
 * of its environment.
 */
final class OpenDal implements SmallObjects, FilesAsStreams, Lister, Deleter {

	private static final int PAGE = 1000;

	private final Operator operator;

	private OpenDal(Operator operator) {
		this.operator = operator;
	}

	/** Return it, if it can run here and find the emulator; or else say why not. */
	static Optional<Contender> over(Service service) {
		if (ClientProxy.port().isEmpty()) {
			System.err.println("OpenDAL is left out: it finds the emulator only with " + ClientProxy.EXAMPLE
					+ " in the environment");
			return Optional.empty();
		}
		try {
			return Optional.of(new OpenDal(switch (service) {
				case OSS -> Operator.of("oss",
						Map.of("endpoint", "http://oss-" + Account.OSS_REGION + ".aliyuncs.com", "bucket",
								Account.OSS_BUCKET, "access_key_id", Account.ACCESS_KEY, "access_key_secret",
								Account.SECRET_KEY));
				case COS -> Operator.of("cos",
						Map.of("endpoint", "http://cos." + Account.COS_REGION + ".myqcloud.com", "bucket",
								Account.COS_BUCKET, "secret_id", Account.ACCESS_KEY, "secret_key", Account.SECRET_KEY));
			}));
		}
		catch (LinkageError ex) {
			System.err.println("OpenDAL is left out: this build has no native code of it for "
					+ System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
			return Optional.empty();
		}
	}

	@Override
	public String name() {
		return "OpenDAL";
	}

	@Override
	public Role role() {
		return Role.NATIVE;
	}

	@Override
	public void put(String key, byte[] content) {
		this.operator.write(key, content);
	}

	@Override
	public byte[] get(String key) {
		return this.operator.read(key);
	}

	@Override
	public long stat(String key) {
		return this.operator.stat(key).getContentLength();
	}

	@Override
	public void write(String key, InputStream stream, long length) throws IOException {
		try (OutputStream output = new OperatorOutputStream(this.operator, key, Contenders.PART_SIZE)) {
			stream.transferTo(output);
		}
	}

	@Override
	public void read(String key, OutputStream output) throws IOException {
		long length = this.operator.stat(key).getContentLength();
		for (long offset = 0; offset < length; offset += Contenders.PART_SIZE) {
			output.write(this.operator.read(key, offset, Math.min(Contenders.PART_SIZE, length - offset)));
		}
	}

	@Override
	public void list(String prefix, Consumer<String> keys) {
		ListOptions options = ListOptions.builder().recursive(true).limit(PAGE).build();
		for (Entry entry : this.operator.list(prefix, options)) {
			if (entry.getMetadata().isFile()) {
				keys.accept(entry.getPath());
			}
		}
	}

	/** The binding has no call for several keys but one that looks for them itself. */
	@Override
	public void delete(List<String> keys) {
		for (String key : keys) {
			this.operator.delete(key);
		}
	}

	@Override
	public void close() {
		this.operator.close();
	}

}
