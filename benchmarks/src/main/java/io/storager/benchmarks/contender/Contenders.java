package io.storager.benchmarks.contender;

import java.util.ArrayList;
import java.util.List;

import com.aliyun.oss.OSS;
import com.qcloud.cos.COSClient;
import io.storager.benchmarks.server.Account;
import io.storager.benchmarks.server.ServerProcess;
import io.storager.benchmarks.server.Service;
import io.storager.cos.CosClientFactory;
import io.storager.cos.CosConnection;
import io.storager.cos.CosStorager;
import io.storager.oss.OssClientFactory;
import io.storager.oss.OssConnection;
import io.storager.oss.OssStorager;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;

/** Everybody who is compared. */
public final class Contenders {

	/** The part size of the SDKs' helpers. */
	static final int PART_SIZE = 8 << 20;

	/** The connections of the SDKs' helpers. */
	static final int WAYS = 8;

	private static final int BATCH = 1000;

	private Contenders() {
	}

	/**
	 * Make everybody who can talk to a service, each with connections of its own.
	 * @param ways how many connections a transfer of this library uses
	 */
	public static List<Contender> of(Service service, ServerProcess server, int ways) {
		List<Contender> contenders = new ArrayList<>(switch (service) {
			case OSS -> List.of(oss(server, ways), new OssSdk(OssSdk.client(server, true)),
					new Unverified(new OssSdk(OssSdk.client(server, false))),
					new OssFileHelper(OssSdk.client(server, true)), new OssBatchDelete(OssSdk.client(server, true)),
					XFileStorage.over(OssSdk.client(server, true)));
			case COS -> List.of(cos(server, ways), new CosSdk(CosSdk.client(server)),
					new CosTransferManager(CosSdk.client(server)), new CosBatchDelete(CosSdk.client(server)),
					XFileStorage.over(CosSdk.client(server)));
		});
		OpenDal.over(service).ifPresent(contenders::add);
		contenders.add(new BareSocket(server.sockets()));
		return contenders;
	}

	private static Contender oss(ServerProcess server, int ways) {
		OssConnection connection = OssConnection.of(Endpoint.parse(server.endpoint().toString()), credential(),
				Account.OSS_REGION);
		OSS client = OssClientFactory.create(connection, ClientSettings.DEFAULT, (configuration) -> {
		});
		return new ThisLibrary(new OssStorager(() -> client, connection, Account.OSS_BUCKET, settings(ways)),
				client::shutdown);
	}

	private static Contender cos(ServerProcess server, int ways) {
		CosConnection connection = CosConnection.of(Endpoint.parse(server.endpoint().toString()), credential(),
				Account.COS_REGION);
		COSClient client = CosClientFactory.create(connection, ClientSettings.DEFAULT, (configuration) -> {
		});
		return new ThisLibrary(new CosStorager(() -> client, connection, Account.COS_BUCKET, settings(ways)),
				client::shutdown);
	}

	/** The default settings but for the ways. */
	private static StoragerSettings settings(int ways) {
		TransferSettings byDefault = TransferSettings.DEFAULT;
		return StoragerSettings.DEFAULT.with(Transfers.byDefault()
			.with(TransferSettings.builder()
				.partSize(byDefault.partSize())
				.concurrency(ways)
				.maxRetries(byDefault.maxRetries())
				.deadline(byDefault.deadline())
				.build()));
	}

	private static HmacCredential credential() {
		return HmacCredential.of(Account.ACCESS_KEY, Account.SECRET_KEY);
	}

	/** Cut a list of keys into what one request may delete. */
	static List<List<String>> batches(List<String> keys) {
		List<List<String>> batches = new ArrayList<>();
		for (int from = 0; from < keys.size(); from += BATCH) {
			batches.add(keys.subList(from, Math.min(from + BATCH, keys.size())));
		}
		return batches;
	}

}
