package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.BucketVersioningConfiguration;
import com.aliyun.oss.model.DeleteVersionsRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.OSSVersionSummary;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.SetBucketVersioningRequest;
import com.aliyun.oss.model.VersionListing;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.model.COSVersionSummary;
import com.qcloud.cos.model.CopyObjectRequest;
import com.qcloud.cos.model.GetObjectAclRequest;
import com.qcloud.cos.model.SetBucketVersioningConfigurationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Versions, through both vendors' clients and over a restart. */
class VersioningTests {

	private static final String BUCKET = TestEmulator.OSS_BUCKET;

	private static String put(OSS oss, String key, String text) {
		return oss.putObject(BUCKET, key, stream(text)).getVersionId();
	}

	private static ByteArrayInputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String read(OSS oss, String key, String version) throws IOException {
		try (var content = oss.getObject(new GetObjectRequest(BUCKET, key, version)).getObjectContent()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static void turn(OSS oss, String state) {
		oss.setBucketVersioning(new SetBucketVersioningRequest(BUCKET, new BucketVersioningConfiguration(state)));
	}

	@ParameterizedTest
	@EnumSource(value = SignVersion.class, names = { "V1", "V4" })
	void oss(SignVersion signature) throws IOException {
		try (TestEmulator test = new TestEmulator()) {
			OSS oss = test.oss(signature);
			assertThat(put(oss, "a", "before")).isNull();
			assertThat(oss.getBucketVersioning(BUCKET).getStatus()).isNull();
			turn(oss, "Enabled");
			assertThat(oss.getBucketVersioning(BUCKET).getStatus()).isEqualTo("Enabled");
			String one = put(oss, "a", "one");
			String two = put(oss, "a", "two");
			assertThat(read(oss, "a", "null")).isEqualTo("before");
			assertThat(read(oss, "a", one)).isEqualTo("one");
			assertThat(oss.getObjectMetadata(BUCKET, "a").getVersionId()).isEqualTo(two);
			oss.deleteObject(BUCKET, "a");
			assertThat(oss.doesObjectExist(BUCKET, "a")).isFalse();
			VersionListing listing = oss.listVersions(BUCKET, "");
			// The SDK puts the delete markers of a page behind its objects.
			assertThat(listing.getVersionSummaries()).extracting(OSSVersionSummary::isDeleteMarker)
				.containsExactly(false, false, false, true);
			assertThat(listing.getVersionSummaries()).extracting(OSSVersionSummary::isLatest)
				.containsExactly(false, false, false, true);
			String marker = listing.getVersionSummaries().get(3).getVersionId();
			assertThatExceptionOfType(OSSException.class).isThrownBy(() -> read(oss, "a", marker))
				.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("MethodNotAllowed"));
			assertThatExceptionOfType(OSSException.class).isThrownBy(() -> read(oss, "a", "unknown"))
				.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("NoSuchVersion"));
			oss.deleteVersion(BUCKET, "a", marker);
			assertThat(read(oss, "a", two)).isEqualTo("two");
			oss.deleteVersion(BUCKET, "a", two);
			assertThat(oss.getObjectMetadata(BUCKET, "a").getVersionId()).isEqualTo(one);
			oss.deleteVersions(
					new DeleteVersionsRequest(BUCKET).withKeys(List.of(new DeleteVersionsRequest.KeyVersion("a", one),
							new DeleteVersionsRequest.KeyVersion("a", "null"))));
			assertThat(oss.listVersions(BUCKET, "").getVersionSummaries()).isEmpty();
			oss.deleteBucket(BUCKET);
			oss.shutdown();
		}
	}

	@Test
	void keepsOneVersionWithoutIdWhileSuspended() throws IOException {
		try (TestEmulator test = new TestEmulator()) {
			OSS oss = test.oss(SignVersion.V4);
			turn(oss, "Enabled");
			String one = put(oss, "a", "one");
			turn(oss, "Suspended");
			assertThat(put(oss, "a", "two")).isEqualTo("null");
			put(oss, "a", "three");
			assertThat(oss.listVersions(BUCKET, "").getVersionSummaries()).extracting(OSSVersionSummary::getVersionId)
				.containsExactly("null", one);
			assertThat(read(oss, "a", "null")).isEqualTo("three");
			oss.deleteObject(BUCKET, "a");
			assertThat(oss.listVersions(BUCKET, "").getVersionSummaries()).extracting(OSSVersionSummary::isDeleteMarker)
				.containsExactly(false, true);
			oss.shutdown();
		}
	}

	@Test
	void doesNotForbidOverwritingWhereVersionsAreKept() {
		try (TestEmulator test = new TestEmulator()) {
			OSS oss = test.oss(SignVersion.V4);
			turn(oss, "Enabled");
			put(oss, "a", "one");
			ObjectMetadata metadata = new ObjectMetadata();
			metadata.setHeader("x-oss-forbid-overwrite", "true");
			assertThat(oss.putObject(BUCKET, "a", stream("two"), metadata).getVersionId()).isNotNull();
			oss.shutdown();
		}
	}

	@Test
	void cos() {
		try (TestEmulator test = new TestEmulator()) {
			String bucket = TestEmulator.COS_BUCKET;
			COSClient cos = test.cos();
			cos.setBucketVersioningConfiguration(new SetBucketVersioningConfigurationRequest(bucket,
					new com.qcloud.cos.model.BucketVersioningConfiguration("Enabled")));
			assertThat(cos.getBucketVersioningConfiguration(bucket).getStatus()).isEqualTo("Enabled");
			String one = cos.putObject(bucket, "a", "one").getVersionId();
			String two = cos.putObject(bucket, "a", "two").getVersionId();
			assertThat(one).isNotEqualTo(two);
			CopyObjectRequest copy = new CopyObjectRequest(bucket, "a", bucket, "b");
			copy.setSourceVersionId(one);
			assertThat(cos.copyObject(copy).getVersionId()).isNotNull();
			assertThat(cos.getObjectMetadata(bucket, "b").getContentLength()).isEqualTo(3);
			cos.deleteObject(bucket, "a");
			assertThat(cos.doesObjectExist(bucket, "a")).isFalse();
			assertThat(cos.listVersions(bucket, "a").getVersionSummaries())
				.extracting(COSVersionSummary::isDeleteMarker)
				.containsExactly(true, false, false);
			cos.deleteVersion(bucket, "a", cos.listVersions(bucket, "a").getVersionSummaries().get(0).getVersionId());
			assertThat(cos.getObjectMetadata(bucket, "a").getVersionId()).isEqualTo(two);
			assertThatExceptionOfType(CosServiceException.class)
				.isThrownBy(() -> cos.getObject(new com.qcloud.cos.model.GetObjectRequest(bucket, "a", "unknown")))
				.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("NoSuchVersion"));
			cos.shutdown();
		}
	}

	@Test
	void anAppendTellsItsVersionAndMakesNoOther() {
		try (TestEmulator test = new TestEmulator()) {
			OSS oss = test.oss(SignVersion.V4);
			turn(oss, "Enabled");
			List<String> told = new ArrayList<>();
			for (long position : new long[] { 0, 3 }) {
				AppendObjectRequest append = new AppendObjectRequest(BUCKET, "log", stream("one"));
				append.setPosition(position);
				told.add(oss.appendObject(append).getResponse().getHeaders().get("x-oss-version-id"));
			}
			assertThat(told).containsOnly(oss.getObjectMetadata(BUCKET, "log").getVersionId());
			assertThat(oss.listVersions(BUCKET, "").getVersionSummaries()).hasSize(1);
			oss.shutdown();
		}
	}

	/** The access rule of an older version is nothing that COS documents. */
	@Test
	void cosTakesNoVersionForAnAccessRule() {
		try (TestEmulator test = new TestEmulator()) {
			COSClient cos = test.cos();
			cos.putObject(TestEmulator.COS_BUCKET, "a", "one");
			assertThatExceptionOfType(CosServiceException.class).isThrownBy(
					() -> cos.getObjectAcl(new GetObjectAclRequest(TestEmulator.COS_BUCKET, "a").withVersionId("null")))
				.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo("InvalidArgument"));
			cos.shutdown();
		}
	}

	@Test
	void pagesVersions() {
		try (TestEmulator test = new TestEmulator()) {
			OSS oss = test.oss(SignVersion.V4);
			turn(oss, "Enabled");
			List<String> put = new ArrayList<>();
			for (String key : List.of("a", "b/1", "b/2", "c")) {
				put.add(put(oss, key, "one"));
				put.add(put(oss, key, "two"));
			}
			List<String> listed = new ArrayList<>();
			VersionListing page = oss.listVersions(BUCKET, "", "", "", "", 3);
			while (true) {
				page.getVersionSummaries().forEach((version) -> listed.add(version.getVersionId()));
				if (!page.isTruncated()) {
					break;
				}
				page = oss.listVersions(BUCKET, "", page.getNextKeyMarker(), page.getNextVersionIdMarker(), "", 3);
			}
			assertThat(listed).containsExactly(put.get(1), put.get(0), put.get(3), put.get(2), put.get(5), put.get(4),
					put.get(7), put.get(6));
			VersionListing folders = oss.listVersions(BUCKET, "", "", "", "/", 100);
			assertThat(folders.getCommonPrefixes()).containsExactly("b/");
			assertThat(folders.getVersionSummaries()).hasSize(4);
			oss.shutdown();
		}
	}

	@Test
	void surviveARestart(@TempDir Path directory) throws IOException {
		String one;
		String two;
		try (TestEmulator test = new TestEmulator(StorageEmulator.builder().directory(directory))) {
			OSS oss = test.oss(SignVersion.V4);
			turn(oss, "Enabled");
			one = put(oss, "a", "one");
			two = put(oss, "a", "two");
			put(oss, "b", "gone");
			oss.deleteObject(BUCKET, "b");
			oss.setObjectTagging(BUCKET, "a", java.util.Map.of("k", "v"));
			oss.setObjectAcl(BUCKET, "a", com.aliyun.oss.model.CannedAccessControlList.PublicRead);
			oss.shutdown();
		}
		try (TestEmulator test = new TestEmulator(StorageEmulator.builder().directory(directory))) {
			OSS oss = test.oss(SignVersion.V4);
			assertThat(oss.getBucketVersioning(BUCKET).getStatus()).isEqualTo("Enabled");
			assertThat(read(oss, "a", one)).isEqualTo("one");
			assertThat(read(oss, "a", two)).isEqualTo("two");
			assertThat(oss.doesObjectExist(BUCKET, "b")).isFalse();
			assertThat(oss.getObjectTagging(BUCKET, "a").getAllTags()).containsEntry("k", "v");
			assertThat(oss.getObjectAcl(BUCKET, "a").getPermission())
				.isEqualTo(com.aliyun.oss.model.ObjectPermission.PublicRead);
			assertThat(oss.listVersions(BUCKET, "").getVersionSummaries()).hasSize(4);
			assertThat(put(oss, "a", "three")).isNotIn(one, two);
			oss.deleteVersion(BUCKET, "a", oss.getObjectMetadata(BUCKET, "a").getVersionId());
			assertThat(oss.getObjectMetadata(BUCKET, "a").getVersionId()).isEqualTo(two);
			oss.shutdown();
		}
	}

}
