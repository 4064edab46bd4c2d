package io.storager.samples.filemanager;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import io.storager.HttpSigner;
import io.storager.SignedRequest;
import io.storager.options.SignOptions;

import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Links by which others download an object until they expire, without an account. */
@RestController
class LinksController {

	private final Storages storages;

	private final FileManagerProperties properties;

	LinksController(Storages storages, FileManagerProperties properties) {
		this.storages = storages;
		this.properties = properties;
	}

	@PostMapping("/api/storages/{id}/links")
	Link link(@PathVariable("id") String id, @RequestBody NewLink request) {
		Duration expiry = Duration.ofSeconds(request.seconds());
		if (expiry.compareTo(Duration.ofSeconds(1)) < 0 || expiry.compareTo(this.properties.longestLink()) > 0) {
			throw RequestProblem.badRequest("A link is valid for 1 second to " + this.properties.longestLink() + ".");
		}
		String name = request.path().substring(request.path().lastIndexOf('/') + 1);
		SignedRequest signed = this.storages.get(id, HttpSigner.class)
			.signRead(request.path(), expiry, SignOptions.builder()
				.responseContentDisposition(
						ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
				.build());
		return new Link(signed.uri(), signed.expiration(), QrCode.of(signed.uri().toString()));
	}

	/** An object to be shared, and for how long. */
	record NewLink(String path, long seconds) {
	}

	/** A link. */
	record Link(URI uri, Instant expiration, QrCode qr) {

		/** Shows no signature. */
		@Override
		public String toString() {
			return "Link[expiration=" + this.expiration + "]";
		}

	}

}
