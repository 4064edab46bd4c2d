package io.storager.autoconfigure.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Health of one storager, for Spring Boot 4. */
final class StorageHealthIndicator implements HealthIndicator {

	private final StorageHealthCheck check;

	StorageHealthIndicator(StorageHealthCheck check) {
		this.check = check;
	}

	@Override
	public Health health() {
		StorageHealthCheck.Result result = this.check.run();
		return (result.up() ? Health.up() : Health.down()).withDetails(result.details()).build();
	}

}
