package io.storager.engine.listing;

import io.storager.StorageObject;
import io.storager.driver.MultipartDriver;
import io.storager.driver.PartListRequest;
import io.storager.engine.request.StoragerContext;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.ListMultipartOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whoever knows how tokens are made can make others, of which nothing is sent. */
class ForgedTokenTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "-1", "10000", "99999999999" })
	void refusesATokenOfPartsThatNamesNoPart(String marker) {
		MemoryService service = new MemoryService();
		service.createBucket("photos");
		MemoryBucketDriver driver = new MemoryBucketDriver(service, "photos") {

			@Override
			public MultipartDriver.PartPage listParts(PartListRequest request) {
				throw new AssertionError("the service was asked for what is behind part " + request.marker());
			}

		};
		MemoryStorager storager = new MemoryStorager(driver, StoragerSettings.DEFAULT);
		StorageObject upload = storager.createMultipart("a");
		PageTokens tokens = PageTokens.of(new StoragerContext(driver, StoragerSettings.DEFAULT), "LIST_MULTIPART", "a",
				String.valueOf(upload.multipartId()));
		ListMultipartOptions forged = ListMultipartOptions.builder().continuationToken(tokens.token(marker)).build();
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> storager.listMultipartPage(upload, forged))
			.withMessageContaining("is none of this listing");
	}

}
