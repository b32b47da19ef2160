package io.github.retention4j.metric.acquisition;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.joda.money.BigMoney;

/**
 * The customers who first ordered in one period, what was spent to win them, and what they have brought since.
 *
 * @param period the period
 * @param cost what was spent in it, and how many customers they are
 * @param earned for each month from that of the first order, month 0, what they had brought by its end, as far as the data
 *     reach. The last ones are of months that are not over for all of them
 */
public record CohortPayback(Window period, AcquisitionCost cost, List<Earned> earned) implements Serializable {
    /** Copies. */
    public CohortPayback {
        requireNonNull(period, "period");
        requireNonNull(cost, "cost");
        earned = List.copyOf(earned);
    }

    /**
     * What a cohort had brought by the end of a month.
     *
     * @param margin the margin of its net revenue from the first order's month through this one
     * @param observation whether the month was over for all of its customers when the data end
     */
    public record Earned(BigMoney margin, Observation observation) implements Serializable {
        /** Checks that nothing is null. */
        public Earned {
            requireNonNull(margin, "margin");
            requireNonNull(observation, "observation");
        }
    }

    /**
     * The month in which it had paid for itself.
     *
     * @return the first month by whose end the margin had covered the spend, 0 for that of the first order; empty if none has
     *     that is over, the spend is not stated, or nobody is in the cohort
     */
    public OptionalInt paidIn() {
        return first(0, true);
    }

    /**
     * The month in which refunds took it below the spend again.
     *
     * @return the first month that is over, after {@link #paidIn}, by whose end the margin did not cover the spend; empty if
     *     there is none
     */
    public OptionalInt belowAgainIn() {
        OptionalInt paid = paidIn();
        return paid.isEmpty() ? paid : first(paid.getAsInt() + 1, false);
    }

    /** The first month from one on, of those that are over, in which the spend is covered or is not. */
    private OptionalInt first(int from, boolean covered) {
        if (cost.customers() == 0 || cost.spend().isEmpty()) {
            return OptionalInt.empty();
        }
        return IntStream.range(from, monthsOver())
                .filter(month -> isCovered(month) == covered)
                .findFirst();
    }

    /**
     * How many months of it are over, for each of its customers.
     *
     * @return zero or above
     */
    public int monthsOver() {
        return (int) earned.stream()
                .filter(month -> month.observation() == Observation.OBSERVED)
                .count();
    }

    /**
     * What it has brought so far, up to the end of the data.
     *
     * @return the margin, or empty if the data end before the first month
     */
    public Optional<BigMoney> margin() {
        return earned.isEmpty()
                ? Optional.empty()
                : Optional.of(earned.get(earned.size() - 1).margin());
    }

    /**
     * How much of the spend is covered so far, up to the end of the data; 1 and above is all of it. It is also what a customer has
     * brought so far as a multiple of what one has cost: the LTV:CAC to date.
     *
     * @return margin / spend, or empty if there is no spend above 0, or nobody
     */
    public OptionalDouble covered() {
        return earned.isEmpty() ? OptionalDouble.empty() : covered(earned.size() - 1);
    }

    /**
     * How much of the spend was covered by the end of a month, or by the end of the data if it is not over.
     *
     * @param month the month, 0 for that of the first order
     * @return margin / spend, or empty if there is no spend above 0, nobody, or no such month
     * @throws IllegalArgumentException if the month is below 0
     */
    public OptionalDouble covered(int month) {
        if (month < 0) {
            throw new IllegalArgumentException("month " + month + " is below 0");
        }
        Optional<BigMoney> spent = cost.spend().filter(BigMoney::isPositive);
        return spent.isEmpty() || cost.customers() == 0 || month >= earned.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(earned.get(month)
                        .margin()
                        .getAmount()
                        .divide(spent.get().getAmount(), MathContext.DECIMAL128)
                        .doubleValue());
    }

    private boolean isCovered(int month) {
        return cost.spend()
                .filter(spent -> earned.get(month).margin().compareTo(spent) >= 0)
                .isPresent();
    }

    /** What to print of it. */
    String paid(String noun) {
        if (cost.spend().isEmpty()) {
            return "–";
        }
        if (cost.customers() == 0) {
            return "nobody came";
        }
        int over = monthsOver();
        if (paidIn().isPresent()) {
            String again = belowAgainIn().isEmpty()
                    ? ""
                    : ", below again in " + noun + " " + belowAgainIn().getAsInt();
            return noun + " " + paidIn().getAsInt() + again;
        }
        if (over < earned.size() && isCovered(earned.size() - 1)) {
            int since = IntStream.range(over, earned.size())
                    .filter(this::isCovered)
                    .findFirst()
                    .orElseThrow();
            return "not yet; covered in " + noun + " " + since + ", which is not over";
        }
        return over == 0 ? "not yet, " + noun + " 0 is not over" : "not yet, after " + noun + " " + (over - 1);
    }
}
