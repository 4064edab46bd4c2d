package io.storager.transfer;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TransferMemoryTests {

	private static final int MIB = 1024 * 1024;

	private final TransferMemory memory = new TransferMemory(4 * MIB);

	@Test
	void givesReadersTheirHalfAgainAndAgain() {
		for (int i = 0; i < 3; i++) {
			MemoryLease lease = Objects.requireNonNull(this.memory.leaseForReading(2 * MIB));
			assertThat(this.memory.leaseForReading(1)).isNull();
			assertThat(this.memory.used()).isEqualTo(2 * MIB);
			lease.close();
			lease.close();
			assertThat(this.memory.used()).isZero();
		}
	}

	@Test
	void takesNothingFromReadersForWhomThereIsNoMemory() throws InterruptedException {
		MemoryLease lease = Objects.requireNonNull(this.memory.lease(4 * MIB, Duration.ZERO));
		assertThat(this.memory.leaseForReading(2 * MIB)).isNull();
		lease.close();
		assertThat(this.memory.leaseForReading(2 * MIB)).isNotNull();
	}

	/** Whoever reads one segment meets nothing of what is done for another. */
	@Test
	void takesOneSegmentAtATime() {
		MemoryLease lease = Objects.requireNonNull(this.memory.leaseForReading(MIB + 5));
		byte[] last = lease.segment(MIB + 1);
		byte[] first = lease.segment(0);
		assertThat(last).hasSize(5);
		assertThat(first).hasSize(MemoryLease.SEGMENT_SIZE);
		assertThat(lease.segment(MIB)).isSameAs(last);
		assertThat(lease.segment(MemoryLease.SEGMENT_SIZE - 1)).isSameAs(first);
		lease.close();
	}

	@Test
	void keepsNoMoreThanItsLimitBesideSmallSegments() throws InterruptedException {
		MemoryLease small = lease(100_000);
		MemoryLease large = lease(3 * MIB);
		for (int at = 0; at < 3 * MIB; at += MemoryLease.SEGMENT_SIZE) {
			large.segment(at);
		}
		large.close();
		assertThat(this.memory.kept()).isEqualTo(3 * MIB);
		for (int i = 0; i < 40; i++) {
			lease(100_000).segment(0);
			assertThat(this.memory.kept() + this.memory.used()).isLessThanOrEqualTo(4 * MIB);
		}
		small.close();
	}

	private MemoryLease lease(long bytes) throws InterruptedException {
		return Objects.requireNonNull(this.memory.lease(bytes, Duration.ZERO));
	}

	@Test
	void refusesMemoryThatBelongsToOthers() {
		MemoryLease lease = Objects.requireNonNull(this.memory.leaseForReading(10));
		lease.close();
		assertThatIllegalStateException().isThrownBy(() -> lease.segment(0)).withMessageContaining("given back");
	}

}
