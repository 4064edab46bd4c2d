package io.storager.benchmarks.contender;

/** Copies whole trees; the bytes of their objects pass through this process. */
public interface TreeCopier extends Contender {

	/**
	 * Copy all objects under a path.
	 * @return how many it has copied
	 */
	long copyTree(String path, String target);

}
