package io.storager.smoke.boot;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.storager.Content;
import io.storager.Storager;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** An application as it is the same under every version of Spring Boot. */
@SpringBootApplication
public class BootApplication {

	/** Start the application, and end it at once with the argument {@code --once}. */
	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(BootApplication.class, args);
		if (List.of(args).contains("--once")) {
			context.close();
		}
	}

	@Bean
	CommandLineRunner greeting(@Qualifier("ossStorager") Storager oss, @Qualifier("cosStorager") Storager cos,
			@Qualifier("invoices") Storager invoices) {
		return (args) -> {
			for (Storager storager : List.of(oss, cos, invoices)) {
				storager.write("greeting.txt", Content.of("hello".getBytes(StandardCharsets.UTF_8)));
				System.out.println("read from " + storager.metadata().bucket() + ": "
						+ new String(storager.readAllBytes("greeting.txt"), StandardCharsets.UTF_8));
			}
		};
	}

}
