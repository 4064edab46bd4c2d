package io.storager.autoconfigure;

import io.storager.Feature;
import io.storager.Storager;
import io.storager.cos.CosStorager;
import io.storager.error.InvalidSettingException;
import io.storager.oss.OssStorager;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/** Tests for {@code storage.*.storagers.<id>}. */
class FurtherStoragersTests {

	@Test
	void eachIsABeanOfTheVendorsTypeNamedByItsId() {
		StorageContext.runner(StorageContext.OSS, StorageContext.COS, """
				storage:
				  oss:
				    storagers:
				      reports:
				        name: reports
				  cos:
				    storagers:
				      photos:
				        work_dir: /photos
				""").run((context) -> {
			assertThat(context.getBeansOfType(OssStorager.class)).containsOnlyKeys("ossStorager", "reports");
			assertThat(context.getBeansOfType(CosStorager.class)).containsOnlyKeys("cosStorager", "photos");
			assertThat(context.getBean("reports", Storager.class).metadata().bucket()).isEqualTo("reports");
			assertThat(context.getBean("photos", Storager.class).metadata().bucket()).isEqualTo("demo-1250000000");
			assertThat(context.getBean("photos", Storager.class).metadata().workDir()).isEqualTo("/photos/");
		});
	}

	@Test
	void theyInheritWhatTheyDoNotSet() {
		StorageContext.runner(StorageContext.OSS, """
				storage:
				  oss:
				    work-dir: /base
				    virtual-dir: false
				    storagers:
				      same:
				        name: same
				      other:
				        name: other
				        work-dir: /other
				        virtual-dir: true
				""").run((context) -> {
			Storager same = context.getBean("same", Storager.class);
			assertThat(same.metadata().workDir()).isEqualTo("/base/");
			assertThat(same.features()).doesNotContain(Feature.VIRTUAL_DIR);
			Storager other = context.getBean("other", Storager.class);
			assertThat(other.metadata().workDir()).isEqualTo("/other/");
			assertThat(other.features()).contains(Feature.VIRTUAL_DIR);
		});
	}

	@Test
	void theyInheritEncryptionAsAWhole() {
		// The key id of the block would be illegal with AES256.
		StorageContext.runner(StorageContext.OSS, """
				storage:
				  oss:
				    server-side-encryption: KMS
				    server-side-encryption-key-id: key-1
				    storagers:
				      other:
				        server-side-encryption: AES256
				""").run((context) -> assertThat(context).hasNotFailed().hasBean("other"));
	}

	@Test
	void theyNeedNoBucketInTheBlock() {
		StorageContext.runner("""
				storage:
				  oss:
				    credential: hmac:LTAI5tExample:ossSecretOfTheTest
				    endpoint: https:oss-cn-hangzhou.aliyuncs.com
				    storagers:
				      reports:
				        name: reports
				""").run((context) -> assertThat(context.getBeansOfType(Storager.class)).containsOnlyKeys("reports"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager", "cosServicer", "mine", "ossClient" })
	void anIdThatNamesAnotherBeanIsRefused(String id) {
		refused(StorageContext.runner(StorageContext.OSS)
			.withBean("mine", Storager.class, () -> mock(Storager.class))
			.withPropertyValues("storage.oss.storagers." + id + ".work-dir=/x"))
			.withMessage("'storage.oss.storagers' is '%s'; allowed: an id that is not the name of another bean", id);
	}

	@Test
	void anIdOfBothVendorsIsRefused() {
		refused(StorageContext.runner(StorageContext.OSS, StorageContext.COS)
			.withPropertyValues("storage.oss.storagers.twice.work-dir=/x", "storage.cos.storagers.twice.work-dir=/x"))
			.withMessageContaining("twice");
	}

	@Test
	void anIdThatIsNoPartOfAPathIsRefused() {
		StorageContext.runner(StorageContext.OSS)
			.withPropertyValues("storage.oss.storagers[a/b].work-dir=/x")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("[a/b]")
				.hasMessageContaining("the letters a to z"));
	}

	@ParameterizedTest
	@CsvSource({ "storage.oss.storagers.more.name=Not_Allowed, storage.oss.storagers.more.name",
			"storage.oss.storagers.more.work-dir=x, storage.oss.storagers.more.work-dir",
			"storage.oss.storagers.more.server-side-encryption=X, storage.oss.storagers.more.server-side-encryption",
			"storage.oss.storagers.more.presign-endpoint=x, storage.oss.storagers.more.presign-endpoint",
			"storage.oss.work-dir=x, storage.oss.work-dir",
			"storage.oss.presign-endpoint=x, storage.oss.presign-endpoint",
			"storage.oss.name=Not_Allowed, storage.oss.name",
			"storage.oss.server-side-encryption=X, storage.oss.server-side-encryption" })
	void aFailureNamesThePropertyWhereItWasSet(String property, String named) {
		refused(StorageContext.runner("""
				storage:
				  oss:
				    credential: hmac:LTAI5tExample:ossSecretOfTheTest
				    endpoint: https:oss-cn-hangzhou.aliyuncs.com
				    storagers:
				      more:
				        name: more
				""").withPropertyValues(property)).withMessageStartingWith("'" + named + "' is ");
	}

	@Test
	void aStoragerWithoutABucketIsRefused() {
		refused(StorageContext.runner("""
				storage:
				  oss:
				    credential: hmac:LTAI5tExample:ossSecretOfTheTest
				    endpoint: https:oss-cn-hangzhou.aliyuncs.com
				    storagers:
				      more:
				        storage-class: IA
				""")).withMessage("'storage.oss.storagers.more.name' is missing; allowed: the name of a bucket");
	}

	private static ThrowableAssertAlternative<InvalidSettingException> refused(ApplicationContextRunner runner) {
		Throwable[] failure = new Throwable[1];
		runner.run((context) -> failure[0] = context.getStartupFailure());
		assertThat(failure[0]).isNotNull();
		Throwable cause = failure[0];
		while (!(cause instanceof InvalidSettingException) && cause.getCause() != null) {
			cause = cause.getCause();
		}
		Throwable found = cause;
		return assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> {
			throw found;
		});
	}

}
