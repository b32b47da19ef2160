package io.github.retention4j.programme;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoney;

/** What points are worth, and how many may be redeemed at once. */
public record Redeeming(long points, Optional<BigMoney> worth, long least, long multiple, BigDecimal most) implements Serializable {
    // Redeeming.points(100).worth(Money).atLeast(100).inMultiplesOf(100).upTo(0.5); Redeeming.atFaceValue() for PointUnit.MONEY
}
