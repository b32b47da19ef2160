package io.github.retention4j.metric.survival;

import java.io.Serializable;

/**
 * What happens at one time of a curve: events first, then censorings, then those enter who do so late.
 *
 * @param time when, counted from each one's own start
 * @param atRisk how many were followed just before and had no event yet
 * @param events how many have the event then
 * @param censored how many are followed no longer
 * @param entered how many are followed from then on
 * @param survival the share that has no event up to then
 * @param standardError its standard error
 */
public record Step(
        double time, long atRisk, long events, long censored, long entered, double survival, double standardError)
        implements Serializable {}
