@NullMarked
package io.storager.boot.test;

import org.jspecify.annotations.NullMarked;
