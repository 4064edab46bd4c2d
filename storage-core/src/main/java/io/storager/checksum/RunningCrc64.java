package io.storager.checksum;

/** The checksum of bytes that come partly as themselves and partly as checksums. */
public final class RunningCrc64 {

	private final Crc64 run = new Crc64();

	private long runLength;

	private long before;

	/** Some bytes. */
	public void update(byte[] bytes, int offset, int count) {
		this.run.update(bytes, offset, count);
		this.runLength += count;
	}

	/** Bytes of which only the checksum is known. */
	public void append(long crc64, long length) {
		settle();
		this.before = Crc64.combine(this.before, crc64, length);
	}

	public long value() {
		settle();
		return this.before;
	}

	private void settle() {
		if (this.runLength > 0) {
			this.before = Crc64.combine(this.before, this.run.getValue(), this.runLength);
			this.run.reset();
			this.runLength = 0;
		}
	}

}
