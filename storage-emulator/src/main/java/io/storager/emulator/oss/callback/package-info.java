/**
 * Tells an application's server of an upload, as OSS does when the request asks for it:
 * what is asked for, what is told, to whom, and how it is signed.
 * <p>
 * Internal: nobody else calls in here, and what is public may change with any release.
 */
@NullMarked
package io.storager.emulator.oss.callback;

import org.jspecify.annotations.NullMarked;
