package io.storager.smoke.onlycos;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as small as can be. */
@SpringBootApplication
public class OnlyCosApplication {

	/** Start the application. */
	public static void main(String[] args) {
		SpringApplication.run(OnlyCosApplication.class, args);
	}

}
