package io.storager.samples.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Asks the running application for its health, over HTTP as a load balancer does it. */
@Component
class HealthReport {

	private final Environment environment;

	HealthReport(Environment environment) {
		this.environment = environment;
	}

	/** Print the answer and return whether it says that all is well. */
	boolean print(Terminal terminal) throws IOException, InterruptedException {
		String port = this.environment.getRequiredProperty("local.server.port");
		URI address = URI.create("http://127.0.0.1:" + port + "/actuator/health");
		HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1)).build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		terminal.line("%nGET %s answers %s:", address, response.statusCode());
		terminal.line("%s", new JsonMapper().readTree(response.body()).toPrettyString());
		return response.statusCode() == 200;
	}

}
