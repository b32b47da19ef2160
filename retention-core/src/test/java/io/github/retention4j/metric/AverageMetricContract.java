package io.github.retention4j.metric;

import io.github.retention4j.result.Average;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The laws of metrics of a window that are one sum over another.
 *
 * @param <M> the metric
 */
public abstract class AverageMetricContract<M extends Metric<?, Average>> extends WindowedMetricContract<M, Average> {
    /** A customer's part of the two sums. */
    public record Unit(long amount, long count) {}

    /** Everyone who has a part in a store's answer, worked out with plain collections. */
    protected abstract List<Unit> units(M form, Store store);

    /** The decimals of an amount. */
    protected abstract int scale(Store store);

    @Override
    protected final Map<String, BigDecimal> naively(M form, Store store) {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal count = BigDecimal.ZERO;
        BigDecimal amountSquares = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal countSquares = BigDecimal.ZERO;
        List<Unit> units = units(form, store);
        for (Unit unit : units) {
            BigDecimal x = count(unit.amount());
            BigDecimal y = count(unit.count());
            amount = amount.add(x);
            count = count.add(y);
            amountSquares = amountSquares.add(x.multiply(x));
            products = products.add(x.multiply(y));
            countSquares = countSquares.add(y.multiply(y));
        }
        return Map.of(
                "sum", amount.movePointLeft(scale(store)),
                "count", count,
                "customers", count(units.size()),
                "amount squares", amountSquares,
                "products", products,
                "count squares", countSquares);
    }

    @Override
    protected final Map<String, BigDecimal> figures(Average result) {
        return Map.of(
                "sum",
                result.sum(),
                "count",
                count(result.count()),
                "customers",
                count(result.spread().customers()),
                "amount squares",
                new BigDecimal(result.spread().amountSquares()),
                "products",
                new BigDecimal(result.spread().products()),
                "count squares",
                new BigDecimal(result.spread().countSquares()));
    }

    @Override
    protected final boolean saysNoData(Average result) {
        return result.value().isEmpty() && result.interval().isEmpty();
    }
}
