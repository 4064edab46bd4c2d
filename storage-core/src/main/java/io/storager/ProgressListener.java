package io.storager;

/**
 * Watches a transfer. It is called from the transferring thread, at most about ten times
 * a second and once more at the end; the count never goes back, also when a request is
 * repeated. What it throws ends the transfer, unless the object is stored already: then
 * it is logged.
 */
@FunctionalInterface
public interface ProgressListener {

	/**
	 * Called as bytes pass.
	 * @param transferred bytes so far
	 * @param total bytes in all, or -1 if that is not known
	 */
	void onProgress(long transferred, long total);

}
