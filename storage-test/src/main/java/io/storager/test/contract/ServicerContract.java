package io.storager.test.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Multiparter;
import io.storager.Operation;
import io.storager.Servicer;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The buckets of an account. */
abstract class ServicerContract extends Topic {

	private final List<String> created = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	private Servicer servicer;

	@BeforeEach
	void openServicer() {
		this.servicer = fixture().servicer();
	}

	@AfterEach
	void deleteBuckets() {
		this.created.forEach(this.servicer::delete);
	}

	private String newName() {
		String name = fixture().bucketName("contract-" + UUID.randomUUID().toString().substring(0, 8));
		this.created.add(name);
		return name;
	}

	@Test
	void createsABucketThatWorks() {
		String name = newName();
		Storager storager = this.servicer.create(name);
		assertThat(storager.metadata().bucket()).isEqualTo(name);
		assertThat(storager.metadata().workDir()).isEqualTo("/");
		assertThat(storager.metadata().service()).isEqualTo(this.servicer.service());
		storager.write("a", Content.ofText("text"));
		assertThat(this.servicer.get(name).readAllBytes("a")).asString().isEqualTo("text");
		storager.delete("a");
	}

	@Test
	void deletesABucketAsOftenAsAsked() {
		String name = newName();
		Storager storager = this.servicer.create(name);
		this.servicer.delete(name);
		this.servicer.delete(name);
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> storager.write("a", Content.ofText("text")));
		assertThat(names()).doesNotContain(name);
	}

	@Test
	void keepsABucketThatIsNotEmpty() {
		String name = newName();
		Storager storager = this.servicer.create(name);
		storager.write("a", Content.ofText("text"));
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.servicer.delete(name));
		assertThat(failure.operation()).isEqualTo(Operation.DELETE_BUCKET);
		assertThat(failure.bucket()).isEqualTo(name);
		assertThat(failure.httpStatus()).isEqualTo(409);
		assertThat(failure).hasMessageContaining("allowed: a bucket without objects");
		assertThat(storager.readAllBytes("a")).asString().isEqualTo("text");
		storager.delete("a");
		this.servicer.delete(name);
	}

	/** Both vendors count parts that no object was made of. */
	@Test
	void keepsABucketWithAnUploadInParts() {
		assumeFeature(Feature.MULTIPART);
		String name = newName();
		Storager storager = this.servicer.create(name);
		Multiparter multiparter = (Multiparter) storager;
		StorageObject upload = multiparter.createMultipart("a");
		multiparter.writeMultipart(upload, Content.ofText("text"), 0);
		assertThat(storager.list()).isEmpty();
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.servicer.delete(name)))
			.hasMessageContaining("without uploads in parts");
		multiparter.abortMultipart(upload);
		this.servicer.delete(name);
		assertThat(names()).doesNotContain(name);
	}

	@Test
	void getsABucketWithoutARequest() {
		String name = fixture().bucketName("contract-missing");
		assertThat(requestsOf(() -> assertThat(this.servicer.get(name).metadata().bucket()).isEqualTo(name)))
			.isLessThanOrEqualTo(0);
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> this.servicer.get(name).stat("a"));
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> this.servicer.get(name).write("a", Content.ofText("text")));
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> this.servicer.get(name).list().iterator().hasNext());
	}

	@Test
	void listsBucketsAsStoragers() {
		List<String> made = List.of(newName(), newName(), newName());
		made.forEach(this.servicer::create);
		assertThat(names()).containsAll(made).contains(this.storager.metadata().bucket()).doesNotHaveDuplicates();
		for (Storager storager : this.servicer.list()) {
			if (made.contains(storager.metadata().bucket())) {
				storager.write("a", Content.ofText(storager.metadata().bucket()));
			}
		}
		for (String name : made) {
			assertThat(this.servicer.get(name).readAllBytes("a")).asString().isEqualTo(name);
			this.servicer.get(name).delete("a");
		}
	}

	@Test
	void makesAListingWithoutARequest() {
		assertThat(requestsOf(() -> this.servicer.list())).isLessThanOrEqualTo(0);
	}

	private List<String> names() {
		return this.servicer.list().stream().map((storager) -> storager.metadata().bucket()).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "UPPER", "under_score", "-a-", "a/b", "a b", "a.b?c", "\u4e2d\u6587\u540d",
			"x123456789x123456789x123456789x123456789x123456789x123456789x1234", "..", "contract\r\nx-y: z" })
	void refusesANameThatCannotBe(String name) {
		assertThat(requestsOf(() -> {
			StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.servicer.create(name));
			assertThat(failure.operation()).isEqualTo(Operation.CREATE_BUCKET);
			assertThat(failure).hasMessageContaining("allowed");
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.servicer.delete(name));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.servicer.get(name));
		})).isLessThanOrEqualTo(0);
	}

}
