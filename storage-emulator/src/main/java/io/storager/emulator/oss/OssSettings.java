package io.storager.emulator.oss;

import java.util.List;
import java.util.Set;

import io.storager.emulator.service.BucketSettings;
import io.storager.emulator.service.BucketSettings.Setting;
import io.storager.emulator.service.lifecycle.Lifecycle;
import io.storager.emulator.service.policy.Policies;

/** The settings of a bucket that OSS keeps as documents. */
final class OssSettings {

	private OssSettings() {
	}

	static BucketSettings all(Lifecycle lifecycle, Policies policies) {
		return new BucketSettings(List.of(Setting.xml("cors", "CORSConfiguration", "NoSuchCORSConfiguration"),
				Setting.xml(Lifecycle.SETTING, OssLifecycle.ROOT, "NoSuchLifecycle")
					.taking(Set.of(OssLifecycle.ALLOW_OVERLAP))
					.checkedBy((call, document) -> OssLifecycle.check(call, lifecycle.read(document)))
					.completedBy(OssLifecycle::withIds),
				Setting.json(Policies.SETTING, "NoSuchBucketPolicy")
					.checkedBy((call, document) -> OssPolicy.check(call,
							policies.language().read(document, call.bucket().info()))),
				Setting.xml(OssDefaultEncryption.SETTING, OssDefaultEncryption.ROOT, "NoSuchServerSideEncryptionRule")
					.checkedBy((call, document) -> OssDefaultEncryption.read(document)),
				Setting.emptyXml("logging", "BucketLoggingStatus"),
				Setting.xml("website", "WebsiteConfiguration", "NoSuchWebsiteConfiguration"),
				Setting.emptyXml("referer", "RefererConfiguration"), Setting.emptyXml("tagging", "Tagging"),
				Setting.xml("transferAcceleration", "TransferAccelerationConfiguration",
						"NoSuchTransferAccelerationConfiguration"),
				Setting.emptyXml("requestPayment", "RequestPaymentConfiguration"),
				Setting.emptyXml("accessmonitor", "AccessMonitorConfiguration"),
				Setting.emptyXml("httpsConfig", "HttpsConfiguration"),
				Setting.emptyXml("publicAccessBlock", "PublicAccessBlockConfiguration")));
	}

}
