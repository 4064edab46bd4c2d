package io.storager.emulator.oss;

import java.util.List;

import io.storager.emulator.service.BucketSettings;
import io.storager.emulator.service.BucketSettings.Setting;

/** The settings of a bucket that OSS keeps as documents. */
final class OssSettings {

	private OssSettings() {
	}

	static BucketSettings all() {
		return new BucketSettings(List.of(Setting.xml("cors", "CORSConfiguration", "NoSuchCORSConfiguration"),
				Setting.xml("lifecycle", "LifecycleConfiguration", "NoSuchLifecycle"),
				Setting.json("policy", "NoSuchBucketPolicy"),
				Setting.xml("encryption", "ServerSideEncryptionRule", "NoSuchServerSideEncryptionRule"),
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
