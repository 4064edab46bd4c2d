package io.storager.test.contract;

import org.junit.jupiter.api.Nested;

/**
 * The whole contract. A subclass starts its service once, in a static field, and hands
 * out a {@link Fixture} over it.
 */
public abstract class StoragerContract {

	/** What to run against; called for every test. */
	protected abstract Fixture fixture();

	@Nested
	class Writing extends WriteContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Reading extends ReadContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Streaming extends StreamContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Describing extends StatContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Listing extends ListContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Naming extends PathContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Refusing extends ArgumentContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Enduring extends EnduranceContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class MakingDirectories extends DirContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Copying extends CopyContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class CopyingInParts extends PartCopyContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Moving extends MoveContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Linking extends LinkContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Appending extends AppendContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class UploadingInParts extends MultipartContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Signing extends SignContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class DeletingMany extends BatchDeleteContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Conditioning extends ConditionContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class ServingBuckets extends ServicerContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class NamingOddly extends OddKeysContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Sharing extends ConcurrencyContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class EncryptingParts extends EncryptedPartsContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class SendingSigned extends SignedHttpContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

	@Nested
	class Transferring extends TransferContract {

		@Override
		Fixture fixture() {
			return StoragerContract.this.fixture();
		}

	}

}
