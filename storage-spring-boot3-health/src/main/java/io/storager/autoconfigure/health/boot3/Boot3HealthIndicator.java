package io.storager.autoconfigure.health.boot3;

import io.storager.autoconfigure.health.StorageHealthCheck;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Health of one storager, for Spring Boot 3. */
final class Boot3HealthIndicator implements HealthIndicator {

	private final StorageHealthCheck check;

	Boot3HealthIndicator(StorageHealthCheck check) {
		this.check = check;
	}

	@Override
	public Health health() {
		StorageHealthCheck.Result result = this.check.run();
		return (result.up() ? Health.up() : Health.down()).withDetails(result.details()).build();
	}

}
