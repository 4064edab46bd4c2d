package io.storager.smoke.noemulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as small as can be. */
@SpringBootApplication
public class NoEmulatorApplication {

	/** Start the application. */
	public static void main(String[] args) {
		SpringApplication.run(NoEmulatorApplication.class, args);
	}

}
