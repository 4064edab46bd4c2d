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
	 * @throws io.storager.error.InvalidSettingException naming the setting
	 */
	Made make(Request request);

	/** Which storager to make. */
	final class Request {

		private final ConnectionString string;

		private final CredentialsProvider credentials;

		private final ClientSettings client;

		private final Transfers transfers;

		private Request(ConnectionString string, CredentialsProvider credentials, ClientSettings client,
				Transfers transfers) {
			this.string = string;
			this.credentials = credentials;
			this.client = client;
			this.transfers = transfers;
		}

		/**
		 * Describe a storager.
		 * @param string the settings, all of them known
		 * @param credentials who calls
		 * @param client how the client behaves
		 * @param transfers what the storager may use
		 */
		public static Request of(ConnectionString string, CredentialsProvider credentials, ClientSettings client,
				Transfers transfers) {
			return new Request(string, credentials, client, transfers);
		}

		/** The settings, all of them known. */
		public ConnectionString string() {
			return this.string;
		}

		/** Who calls. */
		public CredentialsProvider credentials() {
			return this.credentials;
		}

		/** How the client behaves. */
		public ClientSettings client() {
			return this.client;
		}

		/** What the storager may use. */
		public Transfers transfers() {
			return this.transfers;
		}

	}

	/** What was made. */
	final class Made {

		private final DriverStorager storager;

		private final Runnable shutdown;

		private Made(DriverStorager storager, Runnable shutdown) {
			this.storager = storager;
			this.shutdown = shutdown;
		}

		/**
		 * What was made.
		 * @param storager the storager
		 * @param shutdown shuts its client down
		 */
		public static Made of(DriverStorager storager, Runnable shutdown) {
			return new Made(storager, shutdown);
		}

		/** The storager. */
		public DriverStorager storager() {
			return this.storager;
		}

		/** Shuts its client down. */
		public Runnable shutdown() {
			return this.shutdown;
		}

	}

}
