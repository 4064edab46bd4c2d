package io.storager.driver.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.storager.ObjectHeaders;
import io.storager.driver.SignDriver.Form;
import io.storager.internal.JsonStrings;
import io.storager.options.SignPostOptions;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form and the policy that says what they have to be, which both services
 * read in the same JSON.
 *
 * @see <a href=
 * "https://help.aliyun.com/en/oss/developer-reference/signature-version-4-recommend">OSS:
 * POST V4 signature</a>
 * @see <a href="https://www.tencentcloud.com/document/product/436/14690">COS: POST
 * Object</a>
 */
public final class FormPolicy {

	private static final DateTimeFormatter TIME = DateTimeFormatter
		.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final Map<String, String> fields = new LinkedHashMap<>();

	private final List<String> conditions = new ArrayList<>();

	private FormPolicy() {
	}

	/** Start with what both services have by the same names. */
	public static FormPolicy of(String bucket, Form form) {
		SignPostOptions options = form.options();
		FormPolicy policy = new FormPolicy();
		policy.equal("bucket", bucket);
		policy.freeField("key", form.keyField());
		if (options.prefix()) {
			policy.startsWith("key", form.key());
		}
		else {
			policy.equal("key", form.key());
		}
		if (options.sizeMinimum() != null && options.sizeMaximum() != null) {
			policy.size(options.sizeMinimum(), options.sizeMaximum());
		}
		policy.field("Content-Disposition", options.contentDisposition());
		policy.field("Cache-Control", options.cacheControl());
		policy.field("Content-Encoding", options.contentEncoding());
		policy.field("Expires", ObjectHeaders.builder().expiresAt(options.expires()).build().expires());
		policy.field("success_action_status", options.successStatus());
		policy.field("success_action_redirect",
				(options.successRedirect() != null) ? options.successRedirect().toASCIIString() : null);
		return policy;
	}

	/**
	 * Say what the media type has to be.
	 * @param name a field that the service takes it from
	 * @param byEnding the type that the key's ending stands for
	 */
	public void type(String name, Form form, String byEnding) {
		String prefix = form.options().contentTypePrefix();
		if (form.fixesType()) {
			String type = form.options().contentType();
			field(name, (type != null) ? type : byEnding);
		}
		else if (prefix != null) {
			startsWith(name, prefix);
		}
	}

	/** Add a field that must be sent exactly so; nothing for {@code null}. */
	public void field(String name, @Nullable Object value) {
		if (value != null) {
			this.fields.put(name, value.toString());
			equal(name, value.toString());
		}
	}

	/** Add a field that no condition speaks of; nothing for {@code null}. */
	public void freeField(String name, @Nullable String value) {
		if (value != null) {
			this.fields.put(name, value);
		}
	}

	/** Say what has to be without adding a field. */
	public void equal(String name, String value) {
		this.conditions.add("{%s:%s}".formatted(JsonStrings.quoted(name), JsonStrings.quoted(value)));
	}

	private void startsWith(String name, String prefix) {
		this.conditions
			.add("[\"starts-with\",%s,%s]".formatted(JsonStrings.quoted("$" + name), JsonStrings.quoted(prefix)));
	}

	private void size(long least, long most) {
		this.conditions.add("[\"content-length-range\"," + least + "," + most + "]");
	}

	/** The fields so far. */
	public Map<String, String> fields() {
		return this.fields;
	}

	/** The policy so far: its JSON in base64. */
	public String encoded(Instant expiration) {
		String json = "{\"expiration\":\"" + TIME.format(expiration) + "\",\"conditions\":["
				+ String.join(",", this.conditions) + "]}";
		return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
	}

}
