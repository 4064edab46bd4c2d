package io.storager.oss;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether a request to an application is the callback of OSS that it says it is.
 * One instance is enough for an application, for any number of threads.
 * <p>
 * The request itself names the address of the key that it is signed with, so only
 * addresses of the vendor are believed, and fetched: never a redirect, at most 16 KiB, in
 * at most 5 seconds, four at a time. A key is kept for an hour, and what is none for a
 * minute.
 *
 * @see <a href="https://help.aliyun.com/en/oss/developer-reference/callback">Callback</a>
 */
public final class OssCallbackVerifier {

	private static final Logger logger = LoggerFactory.getLogger(OssCallbackVerifier.class);

	/** The vendor names it over http as well; it answers over https in any case. */
	private static final URI VENDOR = URI.create("https://gosspublic.alicdn.com/");

	private static final Duration CONNECT = Duration.ofSeconds(3);

	private static final Duration ANSWER = Duration.ofSeconds(5);

	private static final int MOST_BYTES = 16 * 1024;

	private static final int MOST_KEYS = 32;

	private static final int MOST_FETCHES = 4;

	private static final long KEY_LIFE = TimeUnit.HOURS.toNanos(1);

	private static final long FAILURE_LIFE = TimeUnit.MINUTES.toNanos(1);

	private final List<URI> trusted;

	private final LongSupplier nanoTime;

	private final HttpClient client = HttpClient.newBuilder()
		.connectTimeout(CONNECT)
		.version(HttpClient.Version.HTTP_1_1)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final Semaphore fetches = new Semaphore(MOST_FETCHES);

	private final Map<URI, Kept> keys = new LinkedHashMap<>();

	OssCallbackVerifier(List<URI> trusted, LongSupplier nanoTime) {
		this.trusted = List.copyOf(trusted);
		this.nanoTime = nanoTime;
	}

	/** Believe the keys of the vendor, which are at {@code gosspublic.alicdn.com}. */
	public static OssCallbackVerifier create() {
		return new OssCallbackVerifier(List.of(VENDOR), System::nanoTime);
	}

	/**
	 * Believe keys at other addresses as well: for tests, such as with the emulator.
	 * Whoever can put a file there can sign callbacks.
	 * @param addresses what the addresses of keys begin with: protocol, host, port and
	 * the beginning of the path, with a slash at its end
	 * @throws IllegalArgumentException for anything else
	 */
	public OssCallbackVerifier trusting(URI... addresses) {
		for (URI address : addresses) {
			if (address.getHost() == null || address.getRawPath() == null || !address.getRawPath().endsWith("/")
					|| address.getRawQuery() != null || address.getRawUserInfo() != null) {
				throw new IllegalArgumentException(
						"the address is '%s'; allowed: an address over http or https that ends with a slash"
							.formatted(address));
			}
		}
		return new OssCallbackVerifier(Stream.concat(this.trusted.stream(), Arrays.stream(addresses)).toList(),
				this.nanoTime);
	}

	/**
	 * Verify a request. What is missing, malformed, signed by somebody else or cannot be
	 * verified now is told alike: a request that is not believed.
	 * @param rawPath the path of the request as it came, not decoded
	 * @param rawQuery the query as it came, if there is one
	 * @param authorization the header {@code Authorization}
	 * @param keyAddress the header {@code x-oss-pub-key-url}
	 * @param body the body as it came
	 */
	public boolean verify(String rawPath, @Nullable String rawQuery, @Nullable String authorization,
			@Nullable String keyAddress, byte[] body) {
		Objects.requireNonNull(rawPath, "'rawPath' must not be null");
		Objects.requireNonNull(body, "'body' must not be null");
		if (authorization == null || keyAddress == null) {
			return false;
		}
		try {
			URI address = address(keyAddress);
			PublicKey key = (address != null) ? key(address) : null;
			if (key == null) {
				return false;
			}
			Signature signature = Signature.getInstance("MD5withRSA");
			signature.initVerify(key);
			String path = URLDecoder.decode(rawPath, StandardCharsets.UTF_8);
			signature
				.update((path + ((rawQuery != null) ? "?" + rawQuery : "") + "\n").getBytes(StandardCharsets.UTF_8));
			signature.update(body);
			return signature.verify(Base64.getDecoder().decode(authorization.strip()));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			logger.debug("A callback is not believed", ex);
			return false;
		}
	}

	/** The address of a key, if it is one of those that are believed. */
	private @Nullable URI address(String encoded) {
		URI given = URI.create(new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8));
		if (given.getRawUserInfo() != null || given.getRawPath() == null || given.getRawFragment() != null) {
			return null;
		}
		boolean vendor = "http".equalsIgnoreCase(given.getScheme()) && given.getPort() == -1
				&& VENDOR.getHost().equalsIgnoreCase(given.getHost());
		URI address = (vendor ? URI.create(VENDOR.getScheme() + given.toString().substring("http".length())) : given)
			.normalize();
		boolean trusted = this.trusted.stream().anyMatch((root) -> isUnder(root, address));
		return (trusted && !address.getPath().contains("..")) ? address : null;
	}

	private static boolean isUnder(URI root, URI address) {
		return root.getScheme().equalsIgnoreCase(address.getScheme())
				&& root.getHost().equalsIgnoreCase(address.getHost()) && root.getPort() == address.getPort()
				&& address.getRawPath().startsWith(root.getRawPath());
	}

	private @Nullable PublicKey key(URI address) {
		Kept kept = kept(address);
		if (kept != null) {
			return kept.key();
		}
		if (!this.fetches.tryAcquire()) {
			logger.warn("A callback is not believed: too many keys are being fetched");
			return null;
		}
		try {
			PublicKey key = fetch(address);
			keep(address, key);
			return key;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		finally {
			this.fetches.release();
		}
	}

	private @Nullable Kept kept(URI address) {
		synchronized (this.keys) {
			Kept kept = this.keys.get(address);
			return (kept != null && kept.end() - this.nanoTime.getAsLong() > 0) ? kept : null;
		}
	}

	/** The oldest make room; what is none never displaces a key. */
	private void keep(URI address, @Nullable PublicKey key) {
		long end = this.nanoTime.getAsLong() + ((key != null) ? KEY_LIFE : FAILURE_LIFE);
		synchronized (this.keys) {
			this.keys.remove(address);
			this.keys.values().removeIf((kept) -> kept.end() - this.nanoTime.getAsLong() <= 0);
			if (this.keys.size() >= MOST_KEYS) {
				this.keys.values().removeIf((kept) -> kept.key() == null);
			}
			if (this.keys.size() < MOST_KEYS) {
				this.keys.put(address, new Kept(key, end));
			}
		}
	}

	private @Nullable PublicKey fetch(URI address) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
		CompletableFuture<HttpResponse<byte[]>> answer = this.client.sendAsync(request, (info) -> new LimitedBody());
		try {
			HttpResponse<byte[]> response = answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
			if (response.statusCode() == 200) {
				return parse(new String(response.body(), StandardCharsets.US_ASCII));
			}
			logger.warn("There is no key of callbacks at {}: status {}", address, response.statusCode());
		}
		catch (ExecutionException | TimeoutException | GeneralSecurityException | IllegalArgumentException ex) {
			logger.warn("The key of callbacks at {} cannot be had", address, ex);
		}
		finally {
			answer.cancel(true);
		}
		return null;
	}

	private static PublicKey parse(String pem) throws GeneralSecurityException {
		String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
		return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
	}

	/** Collects a body and gives up when it is too long. */
	private static final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

		private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private Flow.@Nullable Subscription subscription;

		@Override
		public CompletionStage<byte[]> getBody() {
			return this.whole;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription = subscription;
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(List<ByteBuffer> pieces) {
			for (ByteBuffer piece : pieces) {
				byte[] next = new byte[Math.min(piece.remaining(), MOST_BYTES + 1 - this.bytes.size())];
				piece.get(next);
				this.bytes.writeBytes(next);
			}
			if (this.bytes.size() > MOST_BYTES && this.subscription != null) {
				this.subscription.cancel();
				this.whole.completeExceptionally(new IOException("the key has more than " + MOST_BYTES + " bytes"));
			}
		}

		@Override
		public void onError(Throwable error) {
			this.whole.completeExceptionally(error);
		}

		@Override
		public void onComplete() {
			this.whole.complete(this.bytes.toByteArray());
		}

	}

	/**
	 * What was found at an address.
	 *
	 * @param key the key, or {@code null} if there is none
	 * @param end until when that counts
	 */
	private record Kept(@Nullable PublicKey key, long end) {
	}

}
