package io.github.retention4j.programme;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoney;

/** A class of members. */
public record Tier(String name, long from, Optional<BigMoney> fromAmount, BigDecimal times) implements Serializable {
    // Tier.named("VIB").from(Money) | .from(500) .times("1.25")
}
