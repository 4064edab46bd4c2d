package io.storager.smoke.noactuator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as small as can be. */
@SpringBootApplication
public class NoActuatorApplication {

	/** Start the application. */
	public static void main(String[] args) {
		SpringApplication.run(NoActuatorApplication.class, args);
	}

}
