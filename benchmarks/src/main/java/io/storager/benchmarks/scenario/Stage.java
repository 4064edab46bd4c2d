package io.storager.benchmarks.scenario;

import java.nio.file.Path;

import io.storager.benchmarks.server.ServerProcess;
import io.storager.benchmarks.server.Service;

/**
 * Where a scenario takes place: a fresh emulator of its own.
 *
 * @param service the service
 * @param server the emulator
 * @param folder an empty folder
 */
public record Stage(Service service, ServerProcess server, Path folder) {
}
