package io.github.retention4j.metric.programme;

import static java.util.Comparator.comparingLong;

import io.github.retention4j.result.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects points with what became of them, for {@link Fates}. Customers are told apart by a number, and their points can come in any
 * order.
 */
@SuppressWarnings("EnumOrdinal") // columns by kind, within one run
public final class FatesBuilder {
    private static final int YEARS = 100;

    private final AgeScale scale;
    private final List<Points> all = new ArrayList<>();

    private record Points(long customer, int age, Fate fate, long points) {}

    FatesBuilder(AgeScale scale) {
        this.scale = scale;
    }

    /**
     * Points that were redeemed.
     *
     * @param customer a number of the customer's
     * @param age how old they were then, zero or above
     * @param points how many, zero or above
     * @return this builder
     * @throws IllegalArgumentException if the age is below 0 or above a hundred years, or the points are below 0
     */
    public FatesBuilder redeemed(long customer, int age, long points) {
        return add(customer, age, Fate.REDEEMED, points);
    }

    /**
     * Points that expired.
     *
     * @param customer a number of the customer's
     * @param age how old they were then, zero or above
     * @param points how many, zero or above
     * @return this builder
     * @throws IllegalArgumentException as {@link #redeemed} does
     */
    public FatesBuilder expired(long customer, int age, long points) {
        return add(customer, age, Fate.EXPIRED, points);
    }

    /**
     * Points that were taken back since an order was refunded.
     *
     * @param customer a number of the customer's
     * @param age how old they were then, zero or above
     * @param points how many, zero or above
     * @return this builder
     * @throws IllegalArgumentException as {@link #redeemed} does
     */
    public FatesBuilder revoked(long customer, int age, long points) {
        return add(customer, age, Fate.REVOKED, points);
    }

    /**
     * Points that are open still.
     *
     * @param customer a number of the customer's
     * @param age how old they are, zero or above
     * @param points how many, zero or above
     * @return this builder
     * @throws IllegalArgumentException as {@link #redeemed} does
     */
    public FatesBuilder open(long customer, int age, long points) {
        return add(customer, age, Fate.OPEN, points);
    }

    private FatesBuilder add(long customer, int age, Fate fate, long points) {
        int most = scale.first(12 * YEARS);
        if (age < 0 || age > most) {
            throw new IllegalArgumentException(
                    "age " + age + " not in [0, " + most + "] " + scale.unit().text());
        }
        if (points < 0) {
            throw new IllegalArgumentException("points " + points + " are below 0");
        }
        all.add(new Points(customer, age, fate, points));
        return this;
    }

    /**
     * What becomes of these points.
     *
     * @return their fates
     * @throws ArithmeticException if the points are more than a long can count
     */
    public Fates build() {
        FateSums sums = new FateSums(scale, 0);
        Exits exits = new Exits();
        all.sort(comparingLong(Points::customer));
        for (int i = 0; i < all.size(); i++) {
            Points some = all.get(i);
            if (i > 0 && some.customer() != all.get(i - 1).customer()) {
                sums.add(exits);
                exits.clear();
            }
            exits.add(
                    Exits.NO_MONTH,
                    scale.month(some.age()),
                    some.age(),
                    some.fate().ordinal(),
                    some.points());
        }
        sums.add(exits);
        return new Fates(Label.of(Fates.NAME, Fates.DEFINITION), sums, null);
    }
}
