@NullMarked
package io.storager.test;

import org.jspecify.annotations.NullMarked;
