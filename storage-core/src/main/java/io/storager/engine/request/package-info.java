/**
 * One call of a public method: its deadline, its retries, its exceptions, and the tasks
 * that it runs in parallel.
 */
@NullMarked
package io.storager.engine.request;

import org.jspecify.annotations.NullMarked;
