/**
 * Who is compared: this library, the raw SDKs in their best documented usage,
 * x-file-storage over the same SDKs, OpenDAL, and a socket with nothing else.
 */
@NullMarked
package io.storager.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
