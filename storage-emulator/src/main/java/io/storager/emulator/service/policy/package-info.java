/**
 * What the policy of a bucket lets whom do. The vendors read their documents and name
 * what a request does; whether it may is decided here.
 * <p>
 * Internal: nobody else calls in here, and what is public may change with any release.
 */
@NullMarked
package io.storager.emulator.service.policy;

import org.jspecify.annotations.NullMarked;
