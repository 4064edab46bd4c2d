/**
 * HTTPS with certificates that the emulator makes itself: an authority of its own, which
 * clients are told to trust, and a certificate for each host name that a client asks for.
 */
@NullMarked
package io.storager.emulator.tls;

import org.jspecify.annotations.NullMarked;
