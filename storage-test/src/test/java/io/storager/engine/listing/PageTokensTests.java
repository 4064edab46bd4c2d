package io.storager.engine.listing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.ListMultipartOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A token that somebody made on purpose, with the digest that it needs. */
class PageTokensTests {

	private final MemoryService service = new MemoryService();

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "99999999999999999999", "1 " })
	void refusesAForgedTokenThatIsNoIndexOfAPart(String marker) throws Exception {
		MemoryStorager storager = storager();
		StorageObject upload = storager.createMultipart("a");
		String token = token(storager.metadata(), upload, marker);
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> storager.listMultipartPage(upload, options(token)))
			.withMessageContaining("is none of this listing");
	}

	@Test
	void knowsHowATokenIsMade() throws Exception {
		MemoryStorager storager = storager();
		StorageObject upload = storager.createMultipart("a");
		assertThat(storager.listMultipartPage(upload, options(token(storager.metadata(), upload, "7"))).elements())
			.isEmpty();
	}

	private MemoryStorager storager() {
		this.service.createBucket("photos");
		return new MemoryStorager(this.service, "photos", StoragerSettings.DEFAULT);
	}

	private static ListMultipartOptions options(String token) {
		return ListMultipartOptions.builder().continuationToken(token).build();
	}

	private static String token(StorageMetadata metadata, StorageObject upload, String marker) throws Exception {
		ByteArrayOutputStream listing = new ByteArrayOutputStream();
		DataOutputStream output = new DataOutputStream(listing);
		for (String part : new String[] { metadata.service(), metadata.bucket(), "LIST_MULTIPART", upload.path(),
				String.valueOf(upload.multipartId()) }) {
			byte[] text = part.getBytes(StandardCharsets.UTF_8);
			output.writeInt(text.length);
			output.write(text);
		}
		output.write(marker.getBytes(StandardCharsets.UTF_8));
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(listing.toByteArray());
		ByteArrayOutputStream token = new ByteArrayOutputStream();
		token.write(Arrays.copyOf(digest, 12));
		token.write(marker.getBytes(StandardCharsets.UTF_8));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(token.toByteArray());
	}

}
