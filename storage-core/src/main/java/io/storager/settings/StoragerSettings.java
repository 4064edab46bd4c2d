package io.storager.settings;

import io.storager.Encryption;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/** How a storager looks at its bucket, whoever the vendor is. */
public final class StoragerSettings {

	/** The whole bucket with the service's own defaults. */
	public static final StoragerSettings DEFAULT = builder().build();

	private final WorkDir workDir;

	private final boolean virtualDir;

	private final @Nullable String storageClass;

	private final @Nullable Encryption encryption;

	private final @Nullable Endpoint publicEndpoint;

	private final Transfers transfers;

	private StoragerSettings(Builder builder) {
		this.workDir = builder.workDir;
		this.virtualDir = builder.virtualDir;
		this.storageClass = builder.storageClass;
		this.encryption = builder.encryption;
		this.publicEndpoint = builder.publicEndpoint;
		this.transfers = builder.transfers;
	}

	/** Start with the defaults. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these values. */
	public Builder toBuilder() {
		return builder().workDir(this.workDir)
			.virtualDir(this.virtualDir)
			.storageClass(this.storageClass)
			.encryption(this.encryption)
			.publicEndpoint(this.publicEndpoint)
			.transfers(this.transfers);
	}

	/** Where relative paths start. */
	public WorkDir workDir() {
		return this.workDir;
	}

	/** Whether directory markers can be created, listed and deleted. */
	public boolean virtualDir() {
		return this.virtualDir;
	}

	/** The vendor's storage class of what is written, unless an option says otherwise. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/** The encryption, unless an option says otherwise. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/**
	 * The domain at which everybody gets public objects, or {@code null} for the bucket's
	 * host.
	 */
	public @Nullable Endpoint publicEndpoint() {
		return this.publicEndpoint;
	}

	/** What its transfers may use. */
	public Transfers transfers() {
		return this.transfers;
	}

	/** The same with other transfers. */
	public StoragerSettings with(Transfers transfers) {
		return toBuilder().transfers(transfers).build();
	}

	/** The same with another number of retries. */
	public StoragerSettings withMaxRetries(int maxRetries) {
		TransferSettings settings = this.transfers.settings().toBuilder().maxRetries(maxRetries).build();
		return with(this.transfers.with(settings));
	}

	/** Collects settings. */
	public static final class Builder {

		private WorkDir workDir = WorkDir.ROOT;

		private boolean virtualDir = true;

		private @Nullable String storageClass;

		private @Nullable Encryption encryption;

		private @Nullable Endpoint publicEndpoint;

		private Transfers transfers = Transfers.byDefault();

		private Builder() {
		}

		/** Set where relative paths start. */
		public Builder workDir(WorkDir workDir) {
			this.workDir = workDir;
			return this;
		}

		/** Set whether directory markers can be created, listed and deleted. */
		public Builder virtualDir(boolean virtualDir) {
			this.virtualDir = virtualDir;
			return this;
		}

		/**
		 * Set the vendor's storage class of what is written, unless an option says
		 * otherwise.
		 */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/** Set the encryption, unless an option says otherwise. */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/**
		 * Set the domain at which everybody gets public objects, {@code null} for the
		 * bucket's host.
		 */
		public Builder publicEndpoint(@Nullable Endpoint publicEndpoint) {
			this.publicEndpoint = publicEndpoint;
			return this;
		}

		/** Set what its transfers may use. */
		public Builder transfers(Transfers transfers) {
			this.transfers = transfers;
			return this;
		}

		/**
		 * Set where relative paths start.
		 * @param workDir an absolute path
		 * @throws io.storager.error.InvalidSettingException if it is not absolute
		 */
		public Builder workDir(String workDir) {
			return workDir(WorkDir.parse(workDir));
		}

		/** Make the value. */
		public StoragerSettings build() {
			return new StoragerSettings(this);
		}

	}

}
