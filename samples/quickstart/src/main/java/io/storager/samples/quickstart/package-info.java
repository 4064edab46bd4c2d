/**
 * The first application a newcomer runs: files go to every storage that is configured,
 * under every encryption mode of its service, and come back. Start reading at
 * {@link io.storager.samples.quickstart.Quickstart}.
 */
@NullMarked
package io.storager.samples.quickstart;

import org.jspecify.annotations.NullMarked;
