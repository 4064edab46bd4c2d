package io.storager.samples.filemanager;

import io.storager.spring.StorageProblemAdvice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** Starts the application. */
@SpringBootApplication
@EnableConfigurationProperties(FileManagerProperties.class)
@Import(StorageProblemAdvice.class)
public class FileManager {

	public static void main(String[] args) {
		SpringApplication.run(FileManager.class, args);
	}

}
