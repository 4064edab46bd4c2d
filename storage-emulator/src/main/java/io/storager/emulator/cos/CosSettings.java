package io.storager.emulator.cos;

import java.util.List;

import io.storager.emulator.service.BucketSettings;
import io.storager.emulator.service.BucketSettings.Setting;
import io.storager.emulator.service.lifecycle.Lifecycle;
import io.storager.emulator.service.policy.Policies;

/** The settings of a bucket that COS keeps as documents. */
final class CosSettings {

	private CosSettings() {
	}

	static BucketSettings all(Lifecycle lifecycle, Policies policies) {
		return new BucketSettings(List.of(Setting.xml("cors", "CORSConfiguration", "NoSuchCORSConfiguration"),
				Setting.xml(Lifecycle.SETTING, "LifecycleConfiguration", "NoSuchLifecycleConfiguration")
					.checkedBy((call, document) -> lifecycle.read(document)),
				Setting.json(Policies.SETTING, "NoSuchBucketPolicy")
					.checkedBy((call, document) -> policies.language().read(document, call.bucket().info())),
				Setting.xml(CosDefaultEncryption.SETTING, CosDefaultEncryption.ROOT, "NoSuchEncryptionConfiguration")
					.checkedBy((call, document) -> CosDefaultEncryption.read(document)),
				Setting.emptyXml("logging", "BucketLoggingStatus"),
				Setting.xml("website", "WebsiteConfiguration", "NoSuchWebsiteConfiguration"),
				Setting.emptyXml("referer", "RefererConfiguration"), Setting.xml("tagging", "Tagging", "NoSuchTagSet"),
				Setting.emptyXml("domain", "DomainConfiguration"),
				Setting.emptyXml("accelerate", "AccelerateConfiguration"),
				Setting.emptyXml("intelligenttiering", "IntelligentTieringConfiguration"),
				Setting.xml("origin", "OriginConfiguration", "NoSuchOriginConfiguration")));
	}

}
