package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.result.Figures;
import java.time.LocalDate;

/**
 * How probable it is that a customer has not been lost, as a model has it.
 *
 * <ul>
 *   <li>It is told for the last day known, through all of which the customer's silence counts.
 *   <li>With {@link BgNbd} it is 1 of everybody who bought once, however long ago; with {@link MbgNbd} and {@link ParetoNbd} it is not.
 *   <li>A refund counts whenever it was made, also after the day {@linkplain #at asked for}: an order that was refunded in full later is no
 *       purchase.
 *   <li>Of a customer without an order yet it is 0.
 * </ul>
 *
 * <p>Worked example: with r = 0.243, α = 4.414 weeks, a = 0.793 and b = 2.426, a customer who bought twice again, last after 30.43 weeks
 * of 38.86, is alive with probability 0.727.
 *
 * <pre>{@code
 * ProbabilityAlive alive = ProbabilityAlive.by(model);
 * CustomerList<Double> lost = engine.select(alive.below(0.2), alive);
 * Map<Boolean, Ratio> kept = engine.compute(RepeatPurchaseRate.in(q1).by("alive", c -> alive.of(c) >= 0.5));
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way, Marketing Science 24 (2005).
 *
 * @param model the model
 * @param through the last day that is known; {@link LocalDate#MAX} for the last of the data
 */
public record ProbabilityAlive(PurchaseModel model, LocalDate through) implements CustomerFunction<Double> {
    /** Checks that nothing is null. */
    public ProbabilityAlive {
        requireNonNull(model, "model");
        requireNonNull(through, "through");
    }

    /**
     * By a model, at the last day of the data.
     *
     * @param model the model
     * @return the function
     */
    public static ProbabilityAlive by(PurchaseModel model) {
        return new ProbabilityAlive(model, LocalDate.MAX);
    }

    /**
     * The same at another day, as if later ones were not known.
     *
     * @param day the last day that is known
     * @return the function
     */
    public ProbabilityAlive at(LocalDate day) {
        return new ProbabilityAlive(model, day);
    }

    @Override
    public String name() {
        return "P(alive)";
    }

    /**
     * The probability of one customer.
     *
     * @param customer the customer's history
     * @return in [0, 1]
     */
    @Override
    public Double of(CustomerHistory customer) {
        return Horizon.pattern(customer, through).map(model::probabilityAlive).orElse(0.0);
    }

    /**
     * The customers who have ordered and have probably been lost.
     *
     * @param probability below which probability to be alive, above 0 and at most 1
     * @return the filter
     * @throws IllegalArgumentException if the probability is not in (0, 1]
     */
    public CustomerFilter below(double probability) {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability " + probability + " not in (0, 1]" + Figures.slip(probability));
        }
        return CustomerFilter.named(
                "P(alive) below " + probability,
                customer -> Horizon.pattern(customer, through)
                        .filter(pattern -> model.probabilityAlive(pattern) < probability)
                        .isPresent());
    }
}
