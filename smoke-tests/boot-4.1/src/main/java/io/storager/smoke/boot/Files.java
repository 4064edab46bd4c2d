package io.storager.smoke.boot;

import io.storager.Storager;
import io.storager.spring.StorageProblemAdvice;

import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers with objects: by a method, and as static resources. */
@RestController
@Import(StorageProblemAdvice.class)
class Files implements WebMvcConfigurer {

	private static final String FOLDER = "oss://smoke/tests/";

	private final ResourceLoader resourceLoader;

	private final Storager storager;

	Files(ResourceLoader resourceLoader, Storager storager) {
		this.resourceLoader = resourceLoader;
		this.storager = storager;
	}

	@GetMapping("/files/{name}")
	ResponseEntity<Resource> file(@PathVariable("name") String name) {
		Resource resource = this.resourceLoader.getResource(FOLDER + name);
		return resource.exists() ? ResponseEntity.ok(resource) : ResponseEntity.notFound().build();
	}

	@GetMapping("/bytes/{name}")
	byte[] bytes(@PathVariable("name") String name) {
		return this.storager.readAllBytes(name);
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/objects/**").addResourceLocations(FOLDER);
	}

}
