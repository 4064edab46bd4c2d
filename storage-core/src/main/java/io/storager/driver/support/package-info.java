/**
 * What the drivers share: the frame of their error tables, the spelling of headers, and
 * how a request is broken off. A driver may use it; the contract does not need it.
 */
@NullMarked
package io.storager.driver.support;

import org.jspecify.annotations.NullMarked;
