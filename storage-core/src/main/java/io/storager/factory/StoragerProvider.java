package io.storager.factory;

import java.util.Set;

import io.storager.engine.DriverStorager;
import io.storager.settings.ClientSettings;
import io.storager.settings.ConnectionString;
import io.storager.settings.CredentialsProvider;
import io.storager.transfer.Transfers;

/**
 * Makes storagers of one service; found by {@link java.util.ServiceLoader}. For those who
 * write a driver.
 */
public interface StoragerProvider {

	/** The service, in lower case, as connection strings name it. */
	String service();

	/** The settings that it has beside those of every service. */
	Set<String> settings();

	/** The storage classes that it has. */
	Set<String> storageClasses();

	/**
	 * Make a storager with a client of its own.
	 * @param string the settings, all of them known
	 * @param credentials who calls
	 * @param client how the client behaves
	 * @param transfers what the storager may use
	 * @throws io.storager.error.InvalidSettingException naming the setting
	 */
	Made make(ConnectionString string, CredentialsProvider credentials, ClientSettings client, Transfers transfers);

	/**
	 * What was made.
	 *
	 * @param storager the storager
	 * @param shutdown shuts its client down
	 */
	record Made(DriverStorager storager, Runnable shutdown) {
	}

}
