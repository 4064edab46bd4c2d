package io.storager.engine.listing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import io.storager.StorageException;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import org.jspecify.annotations.Nullable;

/**
 * The continuation tokens of one listing: a marker, and a digest of it and of the listing
 * that it belongs to, so that a token of another listing, or what is none, is never sent.
 * The digest guards against mistakes. A forged token can do no harm: it starts a page of
 * the same listing elsewhere.
 */
public final class PageTokens {

	private static final int DIGEST_LENGTH = 12;

	private static final int SHOWN_LENGTH = 20;

	private final List<String> listing;

	private PageTokens(List<String> listing) {
		this.listing = listing;
	}

	/**
	 * The tokens of a listing of a storager's bucket.
	 * @param listing everything else that tells it from others, such as mode and prefix
	 */
	public static PageTokens of(StoragerContext context, String... listing) {
		Stream<String> bucket = Stream.of(context.metadata().service(), context.metadata().bucket());
		return new PageTokens(Stream.concat(bucket, Arrays.stream(listing)).toList());
	}

	@Nullable String token(@Nullable String marker) {
		if (marker == null) {
			return null;
		}
		byte[] text = marker.getBytes(StandardCharsets.UTF_8);
		byte[] token = ByteBuffer.allocate(DIGEST_LENGTH + text.length).put(digest(text)).put(text).array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
	}

	/** The marker of a token, or {@code null} if there is no token. */
	public @Nullable String marker(Invocation call, @Nullable String token) {
		if (token == null) {
			return null;
		}
		String marker = read(token);
		// Spelled differently, the same bytes would be another token.
		if (marker == null || !token.equals(token(marker))) {
			throw foreign(call, token);
		}
		return marker;
	}

	/**
	 * The number in a marker of a listing whose markers are numbers from 0 on.
	 * @param limit what every number is less than
	 */
	public int index(Invocation call, String marker, int limit) {
		try {
			int index = Integer.parseInt(marker);
			if (index >= 0 && index < limit) {
				return index;
			}
		}
		catch (NumberFormatException ex) {
			// Forged as well.
		}
		throw foreign(call, String.valueOf(token(marker)));
	}

	private static StorageException foreign(Invocation call, String token) {
		String shown = (token.length() > SHOWN_LENGTH) ? token.substring(0, SHOWN_LENGTH) + "..." : token;
		return call.restrict(
				"the continuation token '%s' is none of this listing; allowed: the nextToken() of a page of the same bucket, work dir, path and list mode"
					.formatted(shown));
	}

	private static @Nullable String read(String token) {
		try {
			ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
			if (bytes.remaining() < DIGEST_LENGTH) {
				return null;
			}
			return StandardCharsets.UTF_8.newDecoder().decode(bytes.position(DIGEST_LENGTH)).toString();
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			return null;
		}
	}

	private byte[] digest(byte[] marker) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (String part : this.listing) {
				byte[] text = part.getBytes(StandardCharsets.UTF_8);
				digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
				digest.update(text);
			}
			return Arrays.copyOf(digest.digest(marker), DIGEST_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
