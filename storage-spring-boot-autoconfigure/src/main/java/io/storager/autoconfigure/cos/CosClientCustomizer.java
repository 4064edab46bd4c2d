package io.storager.autoconfigure.cos;

import com.qcloud.cos.ClientConfig;

/**
 * Callback for the configuration of the COS client before it is made. Customizers run in
 * order and after the {@code storage.cos.client} properties.
 */
@FunctionalInterface
public interface CosClientCustomizer {

	/** Change the configuration. */
	void customize(ClientConfig configuration);

}
