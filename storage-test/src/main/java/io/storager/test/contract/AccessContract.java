package io.storager.test.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ObjectAcl;
import io.storager.SignedRequest;
import io.storager.StorageObject;
import io.storager.options.CopyOptions;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.WriteOptions;
import io.storager.settings.Endpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Who may get objects without a signature. */
abstract class AccessContract extends Topic {

	private static final WriteOptions PUBLIC = WriteOptions.builder().acl(ObjectAcl.PUBLIC_READ).build();

	@BeforeEach
	void needsAccessRules() {
		assumeFeature(Feature.ACCESS);
	}

	@Test
	void isToldAndChanged() {
		write("a", "text");
		assertThat(this.storager.acl("a")).isEqualTo(ObjectAcl.DEFAULT);
		for (ObjectAcl acl : List.of(ObjectAcl.PUBLIC_READ, ObjectAcl.PRIVATE, ObjectAcl.DEFAULT)) {
			this.storager.setAcl("a", acl);
			assertThat(this.storager.acl("a")).isEqualTo(acl);
		}
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.acl("none"));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.setAcl("none", ObjectAcl.PRIVATE));
	}

	@Test
	void comesWithAWriteHoweverLarge() throws IOException {
		this.storager.write("a", Content.ofText("text"), PUBLIC);
		assertThat(this.storager.acl("a")).isEqualTo(ObjectAcl.PUBLIC_READ);
		try (OutputStream stream = this.storager.newOutputStream("b", PUBLIC)) {
			stream.write(new byte[9 << 20]);
		}
		assertThat(this.storager.acl("b")).isEqualTo(ObjectAcl.PUBLIC_READ);
	}

	@Test
	void isNotCopiedButGiven() {
		assumeFeature(Feature.COPY);
		this.storager.write("a", Content.ofText("text"), PUBLIC);
		this.storager.copy("a", "b");
		assertThat(this.storager.acl("b")).isEqualTo(ObjectAcl.DEFAULT);
		this.storager.copy("a", "c", CopyOptions.builder().acl(ObjectAcl.PUBLIC_READ).build());
		assertThat(this.storager.acl("c")).isEqualTo(ObjectAcl.PUBLIC_READ);
	}

	@Test
	void comesWithAnUpload() {
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.createMultipart("a",
				CreateMultipartOptions.builder().acl(ObjectAcl.PUBLIC_READ).build());
		StorageObject completed = this.storager.completeMultipart(upload,
				List.of(this.storager.writeMultipart(upload, Content.ofText("text"), 0)));
		assertThat(completed.multipartAcl()).isNull();
		assertThat(this.storager.acl("a")).isEqualTo(ObjectAcl.PUBLIC_READ);
	}

	@Test
	void outlivesAnUpdate() {
		assumeFeature(Feature.COPY);
		this.storager.write("a", Content.ofText("text"), PUBLIC);
		this.storager.updateMetadata("a", CopyOptions.builder().cacheControl("no-store").build());
		assertThat(this.storager.acl("a")).isEqualTo(ObjectAcl.PUBLIC_READ);
	}

	@Test
	void everybodyReadsWhatIsPublicAtItsAddress() throws Exception {
		assumeThat(fixture().takesSignedRequests()).isTrue();
		for (String path : List.of("a", "dir/报告 #1?.pdf", "a//b", "a+b%20c&d")) {
			this.storager.write(path, Content.ofText("text"), PUBLIC);
			URI address = this.storager.publicUrl(path);
			assertThat(get(address)).as(address.toString()).isEqualTo(200);
			this.storager.setAcl(path, ObjectAcl.PRIVATE);
			assertThat(get(address)).as(address.toString()).isEqualTo(403);
		}
	}

	private int get(URI address) throws Exception {
		SignedRequest request = SignedRequest.builder("GET", address, Instant.now()).build();
		return SignedHttp.send(fixture(), request, new byte[0]).statusCode();
	}

	@Test
	void anAddressIsMadeWithoutARequestAndAtThePublicEndpoint() {
		assertThat(requestsOf(() -> this.storager.publicUrl("a"))).isLessThanOrEqualTo(0);
		var own = fixture()
			.storager(settings().toBuilder().publicEndpoint(Endpoint.parse("https:cdn.example.com")).build());
		assertThat(own.publicUrl("报 告.pdf"))
			.isEqualTo(URI.create("https://cdn.example.com" + this.home + "/%E6%8A%A5%20%E5%91%8A.pdf"));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.publicUrl("a/../b"));
	}

}
