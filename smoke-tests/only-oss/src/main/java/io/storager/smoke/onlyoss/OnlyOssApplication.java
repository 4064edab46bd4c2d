package io.storager.smoke.onlyoss;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as small as can be. */
@SpringBootApplication
public class OnlyOssApplication {

	/** Start the application. */
	public static void main(String[] args) {
		SpringApplication.run(OnlyOssApplication.class, args);
	}

}
