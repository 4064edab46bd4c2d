package io.storager.clients;

import java.io.PrintWriter;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.contract.AbstractBondedFSContract;
import org.apache.hadoop.fs.contract.AbstractContractCreateTest;
import org.apache.hadoop.fs.contract.AbstractContractDeleteTest;
import org.apache.hadoop.fs.contract.AbstractContractGetFileStatusTest;
import org.apache.hadoop.fs.contract.AbstractContractMkdirTest;
import org.apache.hadoop.fs.contract.AbstractContractOpenTest;
import org.apache.hadoop.fs.contract.AbstractContractRenameTest;
import org.apache.hadoop.fs.contract.AbstractContractRootDirectoryTest;
import org.apache.hadoop.fs.contract.AbstractContractSeekTest;
import org.apache.hadoop.fs.contract.AbstractContractUnbufferTest;
import org.apache.hadoop.fs.contract.AbstractFSContract;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Hadoop's tests of the contract of file systems, over the OSS file system of hadoop-aliyun. */
final class HadoopContract {

	private HadoopContract() {
	}

	public static void main(String[] arguments) {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(DiscoverySelectors.selectClass(Create.class), DiscoverySelectors.selectClass(Delete.class),
					DiscoverySelectors.selectClass(Status.class), DiscoverySelectors.selectClass(Mkdir.class),
					DiscoverySelectors.selectClass(Open.class), DiscoverySelectors.selectClass(Rename.class),
					DiscoverySelectors.selectClass(Root.class), DiscoverySelectors.selectClass(Seek.class),
					DiscoverySelectors.selectClass(Unbuffer.class))
			.build();
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		LauncherFactory.create().execute(request, listener);
		TestExecutionSummary summary = listener.getSummary();
		for (TestExecutionSummary.Failure failure : summary.getFailures()) {
			System.out.println("  not ok: " + failure.getTestIdentifier().getLegacyReportingName() + ": "
					+ String.valueOf(failure.getException()).lines().findFirst().orElse(""));
		}
		new PrintWriter(System.out, true).println("passed " + summary.getTestsSucceededCount() + " of "
				+ (summary.getTestsSucceededCount() + summary.getTestsFailedCount()));
	}

	/** The file system, with the options of an object store. */
	static final class OssContract extends AbstractBondedFSContract {

		OssContract(Configuration configuration) {
			super(configure(configuration));
		}

		private static Configuration configure(Configuration configuration) {
			configuration.addResource("contract.xml");
			configuration.set("fs.contract.test.fs.oss", "oss://" + Emulator.BUCKET);
			configuration.set("fs.oss.impl", "org.apache.hadoop.fs.aliyun.oss.AliyunOSSFileSystem");
			configuration.set("fs.oss.endpoint", "127.0.0.1:" + Emulator.OSS_PORT);
			configuration.set("fs.oss.connection.secure.enabled", "false");
			configuration.set("fs.oss.accessKeyId", Emulator.ACCESS_KEY);
			configuration.set("fs.oss.accessKeySecret", Emulator.SECRET_KEY);
			return configuration;
		}

		@Override
		public String getScheme() {
			return "oss";
		}

	}

	static final class Create extends AbstractContractCreateTest {

		@Override
		protected AbstractFSContract createContract(Configuration configuration) {
			return new OssContract(configuration);
		}

	}

	static final class Delete extends AbstractContractDeleteTest {

		@Override
		protected AbstractFSContract createContract(Configuration configuration) {
			return new OssContract(configuration);
		}

	}

	static final class Status extends AbstractContractGetFileStatusTest {

		@Override
		protected AbstractFSContract createContract(Configuration configuration) {
			return new OssContract(configuration);
		}

	}

	static final class Mkdir extends AbstractContractMkdirTest {

		@Override
		protected AbstractFSContract createContract(Configuration configuration) {
			return new OssContract(configuration);
		}

	}

	static final class Open extends AbstractContractOpenTest {

		@Override
		protected AbstractFSContract createContract(Configuration configuration) {
			return new OssContract(configuration);
		}

	}

	static final class Rename extends AbstractContractRenameTest {

		@Override
		protected AbstractFSContract createContract(Configuration configuration) {
			return new OssContract(configuration);
		}

	}

	static final class Root extends AbstractContractRootDirectoryTest {

		@Override
		protected AbstractFSContract createContract(Configuration configuration) {
			return new OssContract(configuration);
		}

	}

	static final class Seek extends AbstractContractSeekTest {

		@Override
		protected AbstractFSContract createContract(Configuration configuration) {
			return new OssContract(configuration);
		}

	}

	static final class Unbuffer extends AbstractContractUnbufferTest {

		@Override
		protected AbstractFSContract createContract(Configuration configuration) {
			return new OssContract(configuration);
		}

	}

}
