package io.storager.autoconfigure.oss;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import io.storager.autoconfigure.InvalidSettings;
import io.storager.oss.OssConnection;
import io.storager.oss.OssHosts;
import io.storager.settings.Endpoint;

import org.springframework.beans.factory.DisposableBean;

/**
 * The clients that sign for another endpoint than the one that requests go to, one for
 * each endpoint and shared by the storagers of the block. Each is made by the first
 * signature, as the SDK looks the endpoint's name up, and shut down with the context.
 */
final class OssSigningClients implements DisposableBean {

	private final OssConnection connection;

	private final ClientMaker maker;

	private final Map<OssConnection, OSS> clients = new ConcurrentHashMap<>();

	private volatile boolean closed;

	/**
	 * Create an empty set.
	 * @param connection what all other requests go through
	 * @param maker makes the SDK's client for a connection
	 */
	OssSigningClients(OssConnection connection, ClientMaker maker) {
		this.connection = connection;
		this.maker = maker;
	}

	/** Makes the SDK's client for a connection. */
	@FunctionalInterface
	interface ClientMaker {

		OSS make(OssConnection connection);

	}

	/**
	 * The way to the client for an endpoint.
	 * @throws io.storager.error.InvalidSettingException for an endpoint that the SDK
	 * cannot address
	 */
	Supplier<OSS> at(Endpoint endpoint, String bucket) {
		// A domain tells no region, and without one the signature would be of another
		// version than that of all other requests.
		OssConnection signing = InvalidSettings.named("presign-endpoint",
				() -> this.connection.at(OssHosts.withoutBucket(endpoint, bucket), this.connection.region()));
		return () -> get(signing);
	}

	private OSS get(OssConnection signing) {
		OSS known = this.clients.get(signing);
		// No lock is held meanwhile: whoever comes second throws its own away.
		return (known != null) ? known : add(signing, this.maker.make(signing));
	}

	private OSS add(OssConnection signing, OSS made) {
		OSS first = this.clients.putIfAbsent(signing, made);
		if (first != null || this.closed) {
			made.shutdown();
		}
		return (first != null) ? first : made;
	}

	@Override
	public void destroy() {
		this.closed = true;
		this.clients.values().forEach(OSS::shutdown);
	}

}
