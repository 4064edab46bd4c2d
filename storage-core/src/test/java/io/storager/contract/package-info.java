/**
 * What every storager promises, as tests. A driver's module extends
 * {@link io.storager.contract.StoragerContract} and brings a
 * {@link io.storager.contract.Fixture}.
 */
@NullMarked
package io.storager.contract;

import org.jspecify.annotations.NullMarked;
