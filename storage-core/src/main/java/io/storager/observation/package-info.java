/**
 * What can be seen of calls from outside: {@link io.storager.observation.CallObserver}
 * for whoever counts, times or traces them.
 */
@NullMarked
package io.storager.observation;

import org.jspecify.annotations.NullMarked;
