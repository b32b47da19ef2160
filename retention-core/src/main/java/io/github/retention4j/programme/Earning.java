package io.github.retention4j.programme;

import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/** A rule by which an order or a visit earns points. */
public record Earning(
        Basis basis,
        BigDecimal points,
        Optional<BigMoney> per,
        Optional<String> tag,
        Optional<Window> window,
        Optional<BigMoney> least,
        Optional<String> tier,
        OptionalLong most,
        boolean daily,
        OptionalInt orders)
        implements Serializable {
    public enum Basis {
        /** So many points for each such amount, in proportion. */
        AMOUNT,
        /** So many points for each whole such amount; what is left over earns nothing. */
        WHOLE_AMOUNT,
        ORDER,
        VISIT
    }

    public static Rate points(long points) {
        return new Rate(BigDecimal.valueOf(points));
    }

    /** A share of what is paid, in minor units: for programmes whose point is one. */
    public static Earning cashback(double share) {
        throw new UnsupportedOperationException();
    }

    /** So many points, until it is said for what. */
    public record Rate(BigDecimal points) {
        public Earning per(BigMoneyProvider amount) {
            throw new UnsupportedOperationException();
        }

        public Earning perWhole(BigMoneyProvider amount) {
            throw new UnsupportedOperationException();
        }

        public Earning perOrder() {
            throw new UnsupportedOperationException();
        }

        public Earning perVisit() {
            throw new UnsupportedOperationException();
        }
    }

    // onTag, during(Window), orderOf(least), inTier(name), upTo(points an order), atMostDaily(), first(n orders)
}
