/**
 * The checksums that the services compute too.
 */
@NullMarked
package io.storager.checksum;

import org.jspecify.annotations.NullMarked;
