/**
 * One call of a public method: its deadline, its retries, its exceptions, and the tasks
 * that it runs in parallel. Internal: applications and drivers do not call in here, and
 * what is public may change with any release.
 */
@NullMarked
package io.storager.engine.request;

import org.jspecify.annotations.NullMarked;
