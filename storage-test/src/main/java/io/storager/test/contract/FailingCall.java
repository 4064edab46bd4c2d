package io.storager.test.contract;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.storager.BucketVersioning;
import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.ListMode;
import io.storager.Listing;
import io.storager.ObjectAcl;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.engine.DriverStorager;
import io.storager.options.CopyOptions;
import io.storager.options.CreateOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.ListOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls for a test to let fail: at least one of each operation that sends a request.
 * There is an object {@code a}, which none of them changes if its request fails.
 */
public enum FailingCall {

	READ("GET", Operation.READ, (storager) -> storager.readAllBytes("a")),

	STAT("HEAD", Operation.STAT, (storager) -> storager.stat("a")),

	WRITE("PUT", Operation.WRITE, (storager) -> storager.write("a", Content.ofText("other"))),

	CREATE_DIR("PUT", Operation.CREATE_DIR, (storager) -> storager.createDir("dir")),

	DELETE("DELETE", Operation.DELETE, (storager) -> storager.delete("a")),

	DELETE_ALL("POST", Operation.DELETE_ALL, (storager) -> storager.deleteAll(List.of("a", "b"))),

	LIST("GET", Operation.LIST, (storager) -> readAll(storager.list())),

	COPY("PUT", Operation.COPY, (storager) -> storager.copy("a", "b")),

	MOVE("PUT", Operation.MOVE, (storager) -> storager.move("a", "b")),

	UPDATE_METADATA("PUT", Operation.UPDATE_METADATA,
			(storager) -> storager.updateMetadata("a", CopyOptions.builder().contentType("text/html").build())),

	GET_TAGS("GET", Operation.GET_TAGS, (storager) -> storager.tags("a")),

	SET_TAGS("PUT", Operation.SET_TAGS, (storager) -> storager.setTags("a", Map.of("name", "value"))),

	DELETE_TAGS("DELETE", Operation.DELETE_TAGS, (storager) -> storager.deleteTags("a")),

	GET_ACL("GET", Operation.GET_ACL, (storager) -> storager.acl("a")),

	SET_ACL("PUT", Operation.SET_ACL, (storager) -> storager.setAcl("a", ObjectAcl.PRIVATE)),

	RESTORE("POST", Operation.RESTORE, (storager) -> storager.restore("a", 1)),

	CREATE_LINK("PUT", Operation.CREATE_LINK, (storager) -> storager.createLink("link", "a")),

	CREATE_APPEND("POST", Operation.CREATE_APPEND, (storager) -> storager.createAppend("log")),

	WRITE_APPEND("POST", Operation.WRITE_APPEND,
			(storager) -> storager.writeAppend(appendable(storager), Content.ofText("more"))),

	CREATE_MULTIPART("POST", Operation.CREATE_MULTIPART, (storager) -> storager.createMultipart("big")),

	WRITE_MULTIPART("PUT", Operation.WRITE_MULTIPART,
			(storager) -> storager.writeMultipart(upload(storager), Content.ofText("part"), 0)),

	COMPLETE_MULTIPART("POST", Operation.COMPLETE_MULTIPART,
			(storager) -> storager.completeMultipart(upload(storager), List.of(Part.of(0, 4, "tag")))),

	LIST_MULTIPART("GET", Operation.LIST_MULTIPART, (storager) -> readAll(storager.listMultipart(upload(storager)))),

	LIST_VERSIONS("GET", Operation.LIST_VERSIONS, (storager) -> readAll(storager.listVersions(""))),

	GET_VERSIONING("GET", Operation.GET_VERSIONING, DriverStorager::versioning),

	SET_VERSIONING("PUT", Operation.SET_VERSIONING, (storager) -> storager.setVersioning(BucketVersioning.ENABLED)),

	LIST_UPLOADS("GET", Operation.LIST,
			(storager) -> readAll(storager.list("", ListOptions.builder().listMode(ListMode.PART).build()))),

	DELETE_UPLOAD("DELETE", Operation.DELETE,
			(storager) -> storager.delete("big", DeleteOptions.builder().multipartId("an-id").build()));

	private static final Set<ErrorCode> TEMPORARY = EnumSet.of(ErrorCode.REQUEST_THROTTLED, ErrorCode.SERVICE_INTERNAL);

	private final String method;

	private final Operation operation;

	private final Consumer<DriverStorager> call;

	FailingCall(String method, Operation operation, Consumer<DriverStorager> call) {
		this.method = method;
		this.operation = operation;
		this.call = call;
	}

	/** The HTTP method of the request that shall fail; others are before or behind it. */
	public String method() {
		return this.method;
	}

	/** The operation that the failure names. */
	public Operation operation() {
		return this.operation;
	}

	/** Make the call. */
	public void make(DriverStorager storager) {
		this.call.accept(storager);
	}

	/** Insist on what a failure of this call tells. */
	public void require(StorageException failure, ErrorCode code, int status) {
		assertThat(failure).as("nothing was thrown").isNotNull();
		assertThat(failure.code()).as(failure.toString()).isEqualTo(code);
		assertThat(failure.httpStatus()).isEqualTo(status);
		assertThat(failure.operation()).isEqualTo(this.operation);
		assertThat(failure.isTemporary()).isEqualTo(TEMPORARY.contains(code));
		assertThat(failure.reason()).isNotBlank().doesNotContain("<", "\n", "null", "Unknown");
	}

	private static void readAll(Listing<?> listing) {
		listing.forEach((element) -> {
		});
	}

	private static StorageObject appendable(DriverStorager storager) {
		return storager.create("log")
			.toBuilder()
			.modes(Set.of(ObjectMode.READ, ObjectMode.APPEND))
			.appendOffset(0L)
			.build();
	}

	private static StorageObject upload(DriverStorager storager) {
		return storager.create("big", CreateOptions.builder().multipartId("an-id").build());
	}

}
