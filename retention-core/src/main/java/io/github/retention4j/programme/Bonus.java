package io.github.retention4j.programme;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.BigMoney;

/** Points that are given for something else than an order. */
public record Bonus(
        Occasion occasion,
        long points,
        long friendPoints,
        Optional<BigMoney> least,
        OptionalInt withinDays,
        OptionalInt mostMonthly,
        Optional<String> question,
        Optional<PointsExpiry> expiring)
        implements Serializable {
    public enum Occasion {
        JOINING,
        BIRTHDAY,
        ANNIVERSARY,
        REFERRAL,
        ANSWER
    }
    // joining(p), birthday(p), anniversary(p), referral(referrer, friend).onFirstOrderOf(least).within(days).atMostMonthly(n),
    // answering(p).toQuestion(q), .expiring(PointsExpiry)
}
