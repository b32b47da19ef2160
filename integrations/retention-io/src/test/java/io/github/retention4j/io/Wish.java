package io.github.retention4j.io;

import java.time.Instant;
import java.util.Optional;

/** A kind of record that the library does not have: its record. */
record Wish(Instant wishedAt, String product, long price, Optional<Instant> grantedAt, Optional<String> customerId) {}
