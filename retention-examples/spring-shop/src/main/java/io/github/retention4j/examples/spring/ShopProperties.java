package io.github.retention4j.examples.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How busy the shop is.
 *
 * @param seed what chance starts from
 * @param customers how many customers the first two years have
 * @param orderEvery how long it is from one new order to the next
 */
@ConfigurationProperties("shop")
record ShopProperties(long seed, int customers, Duration orderEvery) {}
