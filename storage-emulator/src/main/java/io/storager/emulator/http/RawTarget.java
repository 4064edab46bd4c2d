package io.storager.emulator.http;

import org.jspecify.annotations.Nullable;

/**
 * A request target, still encoded.
 *
 * @param path the path, beginning with a slash
 * @param query what follows the question mark, or {@code null} without one
 */
record RawTarget(String path, @Nullable String query) {

	/** Take a target apart; of the absolute form that proxies get, the authority goes. */
	static RawTarget parse(String target) {
		String relative = target;
		if (!target.startsWith("/")) {
			int scheme = target.indexOf("://");
			int slash = (scheme > 0) ? target.indexOf('/', scheme + 3) : -1;
			relative = (slash > 0) ? target.substring(slash) : "/";
		}
		int mark = relative.indexOf('?');
		return (mark < 0) ? new RawTarget(relative, null)
				: new RawTarget(relative.substring(0, mark), relative.substring(mark + 1));
	}

	@Override
	public String toString() {
		return (this.query != null) ? this.path + "?" + this.query : this.path;
	}

}
