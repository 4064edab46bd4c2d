/** Tests of what both vendors share, and the tools of all tests. */
@NullMarked
package io.storager.autoconfigure;

import org.jspecify.annotations.NullMarked;
