package io.storager.faults;

import java.nio.file.Path;
import java.time.Duration;

import io.storager.settings.ClientSettings;
import io.storager.settings.StoragerSettings;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;

/** What one transfer is, in whichever process it runs. */
enum KilledTransfer {

	UPLOAD {

		@Override
		void run(Client client, Path file) {
			client.storager().upload(file, PATH);
		}

	},

	DOWNLOAD {

		@Override
		void run(Client client, Path file) {
			client.storager().download(PATH, file);
		}

	};

	static final String PATH = "film";

	static final int PART_SIZE = 1024 * 1024;

	static final int CONCURRENCY = 2;

	/** Bring the file to the service, or from it. */
	abstract void run(Client client, Path file);

	static Client open(Service service, String endpoint, String bucket) {
		ClientSettings client = ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(10))
			.readTimeout(Duration.ofSeconds(60))
			.maxConnections(8)
			.maxRetries(0)
			.build();
		TransferSettings transfers = TransferSettings.builder()
			.partSize(PART_SIZE)
			.concurrency(CONCURRENCY)
			.maxRetries(0)
			.build();
		return service.open(endpoint, bucket, client,
				StoragerSettings.DEFAULT.with(Transfers.of(transfers, TransferPool.shared(), 8)));
	}

	/**
	 * The process that is killed.
	 * @param arguments the transfer, the service, its endpoint, the bucket, the file
	 */
	public static void main(String[] arguments) {
		try (Client client = open(Service.valueOf(arguments[1]), arguments[2], arguments[3])) {
			valueOf(arguments[0]).run(client, Path.of(arguments[4]));
		}
	}

}
