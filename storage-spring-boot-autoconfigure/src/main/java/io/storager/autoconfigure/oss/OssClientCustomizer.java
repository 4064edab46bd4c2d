package io.storager.autoconfigure.oss;

import com.aliyun.oss.ClientBuilderConfiguration;

/**
 * Callback for the configuration of the OSS client before it is made. Customizers run in
 * order and after the {@code storage.oss.client} properties.
 */
@FunctionalInterface
public interface OssClientCustomizer {

	/** Change the configuration. */
	void customize(ClientBuilderConfiguration configuration);

}
