/**
 * What every storager promises, as tests. A driver's module extends
 * {@link io.storager.test.contract.StoragerContract} and brings a
 * {@link io.storager.test.contract.Fixture}.
 */
@NullMarked
package io.storager.test.contract;

import org.jspecify.annotations.NullMarked;
