package io.storager.emulator.cos;

import java.util.List;

import io.storager.emulator.service.BucketSettings;
import io.storager.emulator.service.BucketSettings.Setting;
import io.storager.emulator.service.lifecycle.Lifecycle;
import io.storager.emulator.service.policy.Policies;

/**
 * The settings of a bucket that COS keeps as documents. Those of
 * <a href="https://www.tencentcloud.com/document/product/436/8282">policies</a> and
 * <a href="https://www.tencentcloud.com/document/product/436/8281">tags</a> are answered
 * with 204, the others with 200.
 */
final class CosSettings {

	private CosSettings() {
	}

	static BucketSettings all(Lifecycle lifecycle, Policies policies) {
		return new BucketSettings(List.of(Setting.xml("cors", "CORSConfiguration", "NoSuchCORSConfiguration"),
				Setting.xml(Lifecycle.SETTING, "LifecycleConfiguration", "NoSuchLifecycleConfiguration")
					.checkedBy((call, document) -> lifecycle.read(document)),
				Setting.json(Policies.SETTING, "NoSuchBucketPolicy")
					.checkedBy((call, document) -> policies.language().read(document, call.bucket().info()))
					.answering(204),
				Setting.xml(CosDefaultEncryption.SETTING, CosDefaultEncryption.ROOT, "NoSuchEncryptionConfiguration")
					.checkedBy((call, document) -> CosDefaultEncryption.read(document)),
				Setting.emptyXml("logging", "BucketLoggingStatus"),
				Setting.xml("website", "WebsiteConfiguration", "NoSuchWebsiteConfiguration"),
				Setting.emptyXml("referer", "RefererConfiguration"),
				Setting.xml("tagging", "Tagging", "NoSuchTagSet").answering(204),
				Setting.emptyXml("domain", "DomainConfiguration"),
				Setting.emptyXml("accelerate", "AccelerateConfiguration"),
				Setting.emptyXml("intelligenttiering", "IntelligentTieringConfiguration"),
				Setting.xml("origin", "OriginConfiguration", "NoSuchOriginConfiguration")));
	}

}
