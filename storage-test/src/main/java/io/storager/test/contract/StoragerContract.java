package io.storager.test.contract;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole contract. A subclass starts its service once, in a static field, and hands
 * out a {@link Fixture} over it.
 */
@ExtendWith(FixtureExtension.class)
public abstract class StoragerContract {

	/** What to run against; called for every test. */
	protected abstract Fixture fixture();

	@Nested
	class Writing extends WriteContract {

	}

	@Nested
	class Reading extends ReadContract {

	}

	@Nested
	class Streaming extends StreamContract {

	}

	@Nested
	class Describing extends StatContract {

	}

	@Nested
	class Listing extends ListContract {

	}

	@Nested
	class Paging extends PageContract {

	}

	@Nested
	class RefusingNull extends NullContract {

	}

	@Nested
	class HandingBack extends ObjectContract {

	}

	@Nested
	class EncryptingByTheService extends ServiceManagedContract {

	}

	@Nested
	class Naming extends PathContract {

	}

	@Nested
	class Refusing extends ArgumentContract {

	}

	@Nested
	class Enduring extends EnduranceContract {

	}

	@Nested
	class MakingDirectories extends DirContract {

	}

	@Nested
	class Headers extends HeadersContract {

	}

	@Nested
	class Tagging extends TagContract {

	}

	@Nested
	class Opening extends AccessContract {

	}

	@Nested
	class Restoring extends RestoreContract {

	}

	@Nested
	class KeepingVersions extends VersionContract {

	}

	@Nested
	class Copying extends CopyContract {

	}

	@Nested
	class KeepingTheEncryption extends KeptEncryptionContract {

	}

	@Nested
	class CopyingBetweenBuckets extends CopyFromContract {

	}

	@Nested
	class CopyingInParts extends PartCopyContract {

	}

	@Nested
	class Moving extends MoveContract {

	}

	@Nested
	class Linking extends LinkContract {

	}

	@Nested
	class Appending extends AppendContract {

	}

	@Nested
	class UploadingInParts extends MultipartContract {

	}

	@Nested
	class Signing extends SignContract {

	}

	@Nested
	class DeletingMany extends BatchDeleteContract {

	}

	@Nested
	class Conditioning extends ConditionContract {

	}

	@Nested
	class ServingBuckets extends ServicerContract {

	}

	@Nested
	class NamingOddly extends OddKeysContract {

	}

	@Nested
	class Sharing extends ConcurrencyContract {

	}

	@Nested
	class EncryptingParts extends EncryptedPartsContract {

	}

	@Nested
	class SendingSigned extends SignedHttpContract {

	}

	@Nested
	class Handling extends HandlingContract {

	}

	@Nested
	class SigningForms extends FormContract {

	}

	@Nested
	class SendingForms extends FormHttpContract {

	}

	@Nested
	class Transferring extends TransferContract {

	}

	@Nested
	class FailingToTransfer extends FailedTransferContract {

	}

	@Nested
	class EndingTransfers extends EndedTransferContract {

	}

	@Nested
	class ResumingUploads extends UploadResumeContract {

	}

	@Nested
	class ResumingDownloads extends DownloadResumeContract {

	}

}
