package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Customers drawn from a model, to see what it implies, whether a fit finds it again, and how many customers that takes.
 *
 * <p>Customer i of n buys for the first time on day {@code (i + ½)/n · joining}, and then as {@link PurchaseModel#newcomer} has it.
 *
 * <ul>
 *   <li>Times have fractions of days, so each purchase counts, where a shop's history has one a day at most.
 *   <li>The same seed draws the same customers. Days held out are drawn after the others and change nothing of them.
 *   <li>Days are counted from 1 January 1970.
 * </ul>
 *
 * <p>Worked example: 1,000 customers over 100 days join one each 0.1 days, the first at 0.05, so that the oldest is 99.95 days old.
 *
 * <pre>{@code
 * BgNbd model = BgNbd.fit(engine.compute(PurchasePatterns.weekly())).model();
 * PatternTable drawn = Simulation.of(model, 5_000, 365).heldOut(90).draw(7);
 * Fit<BgNbd> again = BgNbd.fit(drawn);
 * }</pre>
 *
 * <p>Source: C. P. Robert and G. Casella, Monte Carlo Statistical Methods, 2nd edition (2004), chapter 2.
 *
 * @param model what they are drawn from
 * @param customers how many, at least 0
 * @param days how many days a model may be fitted to, at least 1
 * @param joining in how many days from the first the customers join, in [0, days]
 * @param heldOut how many days follow, at least 0
 */
public record Simulation(PurchaseModel model, int customers, int days, int joining, int heldOut) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public Simulation {
        requireNonNull(model, "model");
        if (customers < 0) {
            throw new IllegalArgumentException("customers " + customers + " is below 0");
        }
        if (days < 1) {
            throw new IllegalArgumentException("days " + days + " is below 1");
        }
        if (joining < 0 || joining > days) {
            throw new IllegalArgumentException("joining in " + joining + " days not in [0, " + days + "]");
        }
        if (heldOut < 0) {
            throw new IllegalArgumentException("days held out " + heldOut + " is below 0");
        }
    }

    /**
     * Customers who join evenly over all of the days.
     *
     * @param model what they are drawn from
     * @param customers how many, at least 0
     * @param days how many days, at least 1
     * @return the simulation
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public static Simulation of(PurchaseModel model, int customers, int days) {
        return new Simulation(model, customers, days, days, 0);
    }

    /**
     * The same with customers who join evenly over the first days only.
     *
     * @param firstDays how many; 0 for all at the beginning
     * @return the simulation
     * @throws IllegalArgumentException if it is not in [0, days]
     */
    public Simulation joiningWithin(int firstDays) {
        return new Simulation(model, customers, days, firstDays, heldOut);
    }

    /**
     * The same with days that follow, in which purchases are held out.
     *
     * @param more how many, at least 0
     * @return the simulation
     * @throws IllegalArgumentException if it is below 0
     */
    public Simulation heldOut(int more) {
        return new Simulation(model, customers, days, joining, more);
    }

    /**
     * Draws.
     *
     * @param seed which draw
     * @return the customers by their patterns, for a model in the unit of this one
     */
    public PatternTable draw(long seed) {
        return draw(new SplittableRandom(seed));
    }

    /**
     * Draws.
     *
     * @param random what draws: a number for each customer, from which the customer's purchases follow
     * @return the customers by their patterns, for a model in the unit of this one
     */
    public PatternTable draw(RandomGenerator random) {
        PurchaseProcess newcomer = model.newcomer();
        long[] first = new long[days + heldOut];
        long[] again = new long[days + heldOut];
        List<PatternTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            double joined = (i + 0.5) / customers * joining;
            double age = days - joined;
            double[] purchases = newcomer.draw(age + heldOut, new SplittableRandom(random.nextLong()));
            first[day(joined)]++;
            int frequency = 0;
            double recency = 0;
            for (double at : purchases) {
                again[day(joined + at)]++;
                if (at <= age) {
                    frequency++;
                    recency = at;
                }
            }
            rows.add(new PatternTable.Row(frequency, recency, age, purchases.length - frequency, 1));
        }
        return PatternTable.of(
                Label.of("purchase patterns", "drawn from " + model.name()),
                model.unit(),
                rows,
                new PurchaseDays(0, days - 1, first, again),
                0);
    }

    private int day(double time) {
        return (int) Math.min(time, days + heldOut - 1);
    }
}
