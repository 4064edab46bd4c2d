package io.storager.cos;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.Storager;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.BucketOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CosServicerTests {

	private static EmulatedCos cos;

	private static CosServicer servicer;

	@BeforeAll
	static void start() {
		cos = new EmulatedCos();
		servicer = cos.servicer();
	}

	@AfterAll
	static void stop() {
		cos.close();
	}

	@Test
	void createsListsAndDeletesBuckets() {
		Storager created = servicer.create("new-1250000000");
		created.write("a", Content.ofText("text"));
		assertThat(servicer.list()).extracting((storager) -> storager.metadata().bucket())
			.contains("new-1250000000", EmulatedCos.BUCKET);
		assertThat(servicer.list()).extracting((storager) -> storager.metadata().location())
			.containsOnly(EmulatedCos.LOCATION);
		StorageException notEmpty = catchThrowableOfType(StorageException.class,
				() -> servicer.delete("new-1250000000"));
		assertThat(notEmpty.code()).isEqualTo(ErrorCode.RESTRICTION_DISSATISFIED);
		assertThat(notEmpty.vendorCode()).isEqualTo("BucketNotEmpty");
		created.delete("a");
		servicer.delete("new-1250000000");
		servicer.delete("new-1250000000");
		assertThat(servicer.list()).extracting((storager) -> storager.metadata().bucket())
			.doesNotContain("new-1250000000");
	}

	@Test
	void createsABucketAlthoughTheAnswerIsLost() {
		cos.faults().on("PUT").once().loseReply();
		servicer.create("lost-1250000000").write("a", Content.ofText("text"));
		servicer.get("lost-1250000000").delete("a");
		StorageException again = catchThrowableOfType(StorageException.class, () -> servicer.create("lost-1250000000"));
		assertThat(again.code()).isEqualTo(ErrorCode.RESTRICTION_DISSATISFIED);
		assertThat(again).hasMessageContaining("there is a bucket of this name");
		servicer.delete("lost-1250000000");
	}

	/** Rules of former times allowed other names. */
	@Test
	void listsABucketWhoseNameItWouldRefuse() {
		try (CannedServer server = CannedServer.always(200, "Content-Type: application/xml\r\n",
				"<ListAllMyBucketsResult><Owner><ID>1</ID></Owner><Buckets><Bucket><Name>Old_Name</Name>"
						+ "<Location>ap-guangzhou</Location></Bucket></Buckets></ListAllMyBucketsResult>")) {
			assertThat(server.servicer().list()).extracting((storager) -> storager.metadata().bucket())
				.containsExactly("Old_Name");
		}
	}

	@Test
	void tellsWhereABucketIsThatIsElsewhere() {
		cos.emulator().createCosBucket("far-1250000000", "ap-beijing");
		assertThat(servicer.list()).filteredOn((storager) -> storager.metadata().bucket().equals("far-1250000000"))
			.singleElement()
			.satisfies((storager) -> assertThat(storager.metadata().location()).isEqualTo("ap-beijing"));
	}

	@Test
	void getsAStoragerWithoutARequest() {
		cos.emulator().requests().clear();
		Storager storager = servicer.get(EmulatedCos.BUCKET);
		assertThat(storager).isInstanceOf(CosStorager.class);
		assertThat(cos.requests()).isEmpty();
	}

	@Test
	void refusesToCreateABucketThatIsThere() {
		StorageException failure = catchThrowableOfType(StorageException.class,
				() -> servicer.create(EmulatedCos.BUCKET));
		assertThat(failure.code()).isEqualTo(ErrorCode.RESTRICTION_DISSATISFIED);
		assertThat(failure.httpStatus()).isEqualTo(409);
	}

	@Test
	void refusesAnotherLocationThanTheClients() {
		cos.emulator().requests().clear();
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> servicer.create("b-1250000000", BucketOptions.builder().location("ap-beijing").build()))
			.withMessageContaining("'location' is 'ap-beijing'; allowed: 'ap-guangzhou', where this client is at home");
		assertThat(cos.requests()).isEmpty();
	}

	@Test
	void refusesAStorageClassForABucket() {
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> servicer.create("b-1250000000", BucketOptions.builder().storageClass("ARCHIVE").build()))
			.withMessageContaining("'storage-class' is 'ARCHIVE'; allowed: none");
	}

	@Test
	void refusesANameWithoutTheAppId() {
		for (Runnable call : new Runnable[] { () -> servicer.create("photos"), () -> servicer.delete("photos"),
				() -> servicer.get("photos") }) {
			assertThatExceptionOfType(RestrictionDissatisfiedException.class).isThrownBy(call::run)
				.withMessageContaining("the APPID of the account is part of the name");
		}
	}

}
