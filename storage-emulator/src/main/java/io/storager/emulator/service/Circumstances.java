package io.storager.emulator.service;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;

import io.storager.emulator.traffic.Faults;
import io.storager.emulator.traffic.RequestLog;

/**
 * What is the same for all services of an emulator.
 *
 * @param clock the services' time, which may be advanced
 * @param clientClock the time that clients' clocks should show
 * @param requests where every request is logged
 * @param faults what may go wrong on purpose
 * @param closing reaches zero when the emulator closes
 * @param loose whether requests are taken without a look at their signatures
 * @param pages whether pages of other origins are let in where no rule says so
 */
public record Circumstances(Clock clock, Clock clientClock, RequestLog requests, Faults faults, CountDownLatch closing,
		boolean loose, PagesByDefault pages) {
}
