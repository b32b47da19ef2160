package io.github.retention4j.programme;

import java.time.Instant;
import java.util.Optional;

/** A line of a {@link PointsLedger}. */
public record PointsEntry(
        Instant at,
        String what,
        long points,
        long balance,
        long pending,
        Optional<Instant> order,
        Optional<String> reward) {}
