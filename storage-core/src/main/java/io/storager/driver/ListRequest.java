package io.storager.driver;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a listing to fetch.
 *
 * @param prefix what keys start with, may be empty
 * @param dirs whether keys with a further slash behind the prefix are told as directories
 * @param marker where to go on, or {@code null} for the first page
 * @param pageSize most entries, or {@code null} for the most that the service gives
 */
public record ListRequest(String prefix, boolean dirs, @Nullable String marker, @Nullable Integer pageSize) {
}
