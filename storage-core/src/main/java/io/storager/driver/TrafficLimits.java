package io.storager.driver;

/**
 * What a service takes for the limit of one request's speed.
 *
 * @param minimum the least bits a second
 * @param maximum the most bits a second
 */
public record TrafficLimits(long minimum, long maximum) {
}
