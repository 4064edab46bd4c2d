package io.storager.contract;

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

}
