/**
 * Who is compared: this library, the raw SDKs in their best documented usage, and
 * x-file-storage over the same SDKs.
 */
@NullMarked
package io.storager.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
