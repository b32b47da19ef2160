package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.math.Digits;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * How revenue got from what it was at the start of a window to what it is at the end, all in one currency.
 *
 * <p>{@code end = start + new + reactivated + expansion − contraction − churned}
 *
 * <ul>
 *   <li>Nothing at the start is no data for the rates, nothing lost is no data for the quick ratio, and neither at either
 *       end is no data at all.
 *   <li>Churn is positive where revenue is lost; net churn below zero is net growth. Net churn holds what was reactivated,
 *       and net retention does not: the two and reactivated / start make up 1.
 *   <li>The rates have no interval, since the sums do not tell how much customers differ; the metric of net revenue churn
 *       has one.
 * </ul>
 *
 * <p>Worked example: from 1,000 with 200 new, 50 reactivated, 80 expansion, 30 contraction and 100 churned to 1,200: net
 * retention is 950 / 1,000.
 *
 * @param label what they are movements of
 * @param start the revenue at the start
 * @param newRevenue what customers bring who never brought anything before
 * @param reactivated what customers bring who had stopped before the start
 * @param expansion by how much customers bring more
 * @param contraction by how much customers bring less, but something
 * @param churned what customers brought who bring nothing at the end
 * @param currency the currency's code
 */
public record RevenueMovements(
        Label label,
        BigDecimal start,
        BigDecimal newRevenue,
        BigDecimal reactivated,
        BigDecimal expansion,
        BigDecimal contraction,
        BigDecimal churned,
        String currency)
        implements MetricResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if an amount is negative or has more than 40 digits before the decimal point or 100
     *     behind it, or more is lost than there was at the start
     */
    public RevenueMovements {
        requireNonNull(label, "label");
        requireNonNull(currency, "currency");
        notNegative(start, "start");
        notNegative(newRevenue, "new revenue");
        notNegative(reactivated, "reactivated");
        notNegative(expansion, "expansion");
        notNegative(contraction, "contraction");
        notNegative(churned, "churned");
        if (contraction.add(churned).compareTo(start) > 0) {
            throw new IllegalArgumentException("contraction " + contraction.toPlainString() + " and churned "
                    + churned.toPlainString() + " are more than the start " + start.toPlainString());
        }
    }

    private static void notNegative(BigDecimal amount, String what) {
        if (Digits.checked(requireNonNull(amount, what), what).signum() < 0) {
            throw new IllegalArgumentException(what + " " + amount.toPlainString() + " is below 0");
        }
    }

    /**
     * The revenue at the end.
     *
     * @return start + new + reactivated + expansion − contraction − churned
     */
    public BigDecimal end() {
        return start.add(gained()).subtract(lost());
    }

    /**
     * The share of the revenue that is lost, less what others bring more; new customers are not in it.
     *
     * @return (churned + contraction − expansion − reactivated) / start; below zero is net growth
     */
    public MoneyRatio netChurn() {
        return ofStart(
                "net revenue churn",
                "(churned + contraction - expansion - reactivated) / start; below 0 is net growth",
                lost().subtract(expansion).subtract(reactivated));
    }

    /**
     * The share of the revenue that is lost.
     *
     * @return (churned + contraction) / start
     */
    public MoneyRatio grossChurn() {
        return ofStart("gross revenue churn", "(churned + contraction) / start", lost());
    }

    /**
     * Net revenue retention, NRR: what the customers of the start bring at the end.
     *
     * @return (start + expansion − contraction − churned) / start
     */
    public MoneyRatio netRetention() {
        return ofStart(
                "net revenue retention",
                "(start + expansion - contraction - churned) / start",
                start.add(expansion).subtract(lost()));
    }

    /**
     * Gross revenue retention, GRR: what they bring at the end, no one more than at the start.
     *
     * @return (start − contraction − churned) / start
     */
    public MoneyRatio grossRetention() {
        return ofStart("gross revenue retention", "(start - contraction - churned) / start", start.subtract(lost()));
    }

    /**
     * How many times what is lost is gained.
     *
     * @return (new + reactivated + expansion) / (contraction + churned), or empty if nothing is lost
     */
    public OptionalDouble quickRatio() {
        return lost().signum() == 0 || label.isUnobserved()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        gained().divide(lost(), MathContext.DECIMAL128).doubleValue());
    }

    @Override
    public String summary() {
        if (label.isUnobserved() || (start.signum() == 0 && end().signum() == 0)) {
            return label.noData("nothing at either end");
        }
        StringBuilder text = new StringBuilder(start.toPlainString())
                .append(" + ")
                .append(newRevenue.toPlainString())
                .append(" new + ")
                .append(reactivated.toPlainString())
                .append(" reactivated + ")
                .append(expansion.toPlainString())
                .append(" expansion - ")
                .append(contraction.toPlainString())
                .append(" contraction - ")
                .append(churned.toPlainString())
                .append(" churned = ")
                .append(end().toPlainString())
                .append(' ')
                .append(currency);
        netRetention().value().ifPresent(rate -> text.append(", net retention ").append(Unit.PERCENT.tell(rate)));
        grossRetention()
                .value()
                .ifPresent(rate -> text.append(", gross retention ").append(Unit.PERCENT.tell(rate)));
        quickRatio().ifPresent(ratio -> text.append(", quick ratio ").append(Figures.decimals(ratio, 2)));
        return text.toString();
    }

    @Override
    public String toString() {
        return label.around(summary());
    }

    private BigDecimal gained() {
        return newRevenue.add(reactivated).add(expansion);
    }

    private BigDecimal lost() {
        return contraction.add(churned);
    }

    private MoneyRatio ofStart(String metric, String definition, BigDecimal part) {
        return MoneyRatio.withoutSpread(label.as(metric).by(label.rule() + ": " + definition), part, start, currency);
    }
}
