package io.storager.samples.quickstart;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Writes files to each storage of {@code application.yml} and reads them back. Arguments
 * are files and folders, and any property as {@code --name=value}. The exit status is 0
 * if everything came back as it was, 1 if something differed and 2 if a storage could not
 * be used.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Quickstart {

	/** Run the application to its end. */
	public static void main(String[] args) {
		ConfigurableApplicationContext context = start(args);
		int status = tour(context, Terminal.ofSystem());
		System.exit(SpringApplication.exit(context, () -> status));
	}

	static ConfigurableApplicationContext start(String... args) {
		return SpringApplication.run(Quickstart.class, args);
	}

	static int tour(ConfigurableApplicationContext context, Terminal terminal) {
		ApplicationArguments arguments = context.getBean(ApplicationArguments.class);
		return context.getBean(Tour.class).run(arguments.getNonOptionArgs(), terminal);
	}

}
