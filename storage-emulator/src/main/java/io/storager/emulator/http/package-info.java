/**
 * HTTP and nothing else: the embedded server, raw request targets, headers, bodies that
 * stream, and connections that can be slowed, cut or reset. Knows no storage service; the
 * packages of the services call in.
 * <p>
 * Internal: nobody else calls in here, and what is public may change with any release.
 */
@NullMarked
package io.storager.emulator.http;

import org.jspecify.annotations.NullMarked;
