package io.storager.oss;

import java.lang.reflect.Field;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.comm.DefaultServiceClient;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes requests of the SDK's clients ones that can be broken off, which the SDK has no
 * way for. That changes nothing else about a client. One that is no {@link OSSClient}
 * stays as it is: who waits for its answers waits as long as its timeouts allow.
 */
final class AbortableClients implements Supplier<OSS> {

	private static final Logger logger = LoggerFactory.getLogger(AbortableClients.class);

	private final Supplier<OSS> clients;

	private volatile @Nullable OSS known;

	AbortableClients(Supplier<OSS> clients) {
		this.clients = clients;
	}

	@Override
	public OSS get() {
		OSS client = this.clients.get();
		if (client != this.known) {
			if (client instanceof OSSClient sdk) {
				makeAbortable(sdk);
			}
			this.known = client;
		}
		return client;
	}

	private static void makeAbortable(OSSClient client) {
		try {
			Object sender = field(OSSClient.class, "serviceClient").get(client);
			Field httpClient = field(DefaultServiceClient.class, "httpClient");
			if (httpClient.get(sender) instanceof CloseableHttpClient plain
					&& !(plain instanceof AbortableHttpClient)) {
				httpClient.set(sender, new AbortableHttpClient(plain));
			}
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("Requests of the OSS SDK cannot be broken off", ex);
		}
	}

	private static Field field(Class<?> type, String name) throws NoSuchFieldException {
		Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		return field;
	}

}
