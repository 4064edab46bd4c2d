@NullMarked
package io.storager.httpclient;

import org.jspecify.annotations.NullMarked;
