package io.storager.emulator.service;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether pages of other origins are let into buckets that have no rules for them. The
 * services let nobody in; the emulator lets everybody in while only this machine can
 * reach it, so that pages under development work at once, and says so once.
 */
public final class PagesByDefault {

	private static final Logger logger = LoggerFactory.getLogger(PagesByDefault.class);

	private final boolean allowed;

	private final AtomicBoolean told = new AtomicBoolean();

	/**
	 * Decide.
	 * @param loopback whether only this machine can reach the emulator
	 */
	public PagesByDefault(boolean loopback) {
		this.allowed = loopback;
	}

	/** Return whether a page of this origin is let in. */
	boolean allow(String origin) {
		if (this.allowed && this.told.compareAndSet(false, true)) {
			logger.info("Pages of every origin may call the emulator, as '{}' does now: it listens on a loopback "
					+ "address. The services let no page in before the bucket has rules (?cors)", origin);
		}
		return this.allowed;
	}

}
