package io.storager.emulator.service.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.storager.emulator.service.Call;
import io.storager.emulator.store.Bucket;

/** Decides what the policies of the buckets let pass. */
public final class Policies {

	/** The sub-resource of the policy. */
	public static final String SETTING = "policy";

	private final PolicyLanguage language;

	private final Map<String, Read> read = new ConcurrentHashMap<>();

	/** Decide by the policies of one vendor. */
	public Policies(PolicyLanguage language) {
		this.language = language;
	}

	/** Return how the policies are written. */
	public PolicyLanguage language() {
		return this.language;
	}

	/**
	 * Return what the policy of the addressed bucket says: what one statement denies no
	 * other allows.
	 * @param call the request
	 * @param action what it does, as the vendor names it
	 */
	public Decision decide(Call call, String action) {
		String name = call.address().bucket();
		Bucket bucket = (name != null) ? call.store().bucket(name) : null;
		List<Statement> statements = (bucket != null) ? statements(bucket) : List.of();
		if (bucket == null || statements.isEmpty()) {
			return Decision.NONE;
		}
		PolicyRequest request = this.language.request(call, action, bucket.info());
		Decision decision = Decision.NONE;
		for (Statement statement : statements) {
			if (statement.isAbout(request)) {
				if (!statement.allows()) {
					return Decision.DENY;
				}
				decision = Decision.ALLOW;
			}
		}
		return decision;
	}

	private List<Statement> statements(Bucket bucket) {
		String name = bucket.info().name();
		String document = bucket.info().settings().get(SETTING);
		if (document == null) {
			this.read.remove(name);
			return List.of();
		}
		Read last = this.read.get(name);
		if (last == null || !last.document().equals(document)) {
			last = new Read(document, this.language.read(document.getBytes(StandardCharsets.UTF_8), bucket.info()));
			this.read.put(name, last);
		}
		return last.statements();
	}

	/**
	 * A policy that was read before.
	 *
	 * @param document the document
	 * @param statements its statements
	 */
	private record Read(String document, List<Statement> statements) {
	}

}
