/**
 * Makes storagers at run time, from connection strings, for applications that learn only
 * then which storages there are: {@link io.storager.factory.Storagers}. Vendors are found
 * by {@link java.util.ServiceLoader}.
 */
@NullMarked
package io.storager.factory;

import org.jspecify.annotations.NullMarked;
