package io.storager.benchmarks.contender;

import java.util.function.Consumer;

/** Lists keys. */
public interface Lister extends Contender {

	/** Hand out every key that starts with a prefix, which ends with a slash. */
	void list(String prefix, Consumer<String> keys);

}
