package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.result.Interval;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Spread;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The laws of metrics of a window that are one sum over another, customers being the independent units.
 *
 * @param <M> the metric
 * @param <R> its result
 */
public abstract class ClusterMetricContract<M extends Metric<?, R>, R extends NumericResult>
        extends WindowedMetricContract<M, R> {
    /** A customer's part of the two sums. */
    public record Unit(long amount, long count) {}

    /** Everyone who has a part in a store's answer, worked out with plain collections. */
    protected abstract List<Unit> units(M form, Store store);

    /** The decimals of an amount. */
    protected abstract int scale(Store store);

    /** The decimals of a count: those of an amount, if it is one. */
    protected int countScale(Store store) {
        return 0;
    }

    @Override
    protected final Map<String, BigDecimal> naively(M form, Store store) {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal count = BigDecimal.ZERO;
        BigDecimal amountSquares = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal countSquares = BigDecimal.ZERO;
        BigDecimal[] cubes = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        List<Unit> units = units(form, store);
        for (Unit unit : units) {
            BigDecimal x = count(unit.amount());
            BigDecimal y = count(unit.count());
            amount = amount.add(x);
            count = count.add(y);
            amountSquares = amountSquares.add(x.multiply(x));
            products = products.add(x.multiply(y));
            countSquares = countSquares.add(y.multiply(y));
            for (int i = 0; i < cubes.length; i++) {
                cubes[i] = cubes[i].add(x.pow(3 - i).multiply(y.pow(i)));
            }
        }
        return Map.of(
                "sum",
                amount.movePointLeft(scale(store)),
                "count",
                count.movePointLeft(countScale(store)),
                "customers",
                count(units.size()),
                "amount squares",
                amountSquares,
                "products",
                products,
                "count squares",
                countSquares,
                "xxx",
                cubes[0],
                "xxy",
                cubes[1],
                "xyy",
                cubes[2],
                "yyy",
                cubes[3]);
    }

    /** Whether a customer's amount is a part of the count, so that the one is at most the other. */
    protected boolean isPartOfCount() {
        return false;
    }

    @Property(tries = TRIES)
    void anIntervalStaysWithinWhatItsCustomersCanBe(@ForAll("drawn") Asked asked) {
        for (M form : forms(asked.window())) {
            Optional<Interval> interval = whole(form, asked.history()).interval();
            List<Unit> units = units(form, asked.store());
            if (interval.isPresent() && units.stream().allMatch(unit -> unit.amount() >= 0)) {
                assertThat(interval.get().low()).as("%s", form).isGreaterThanOrEqualTo(0);
            }
            if (interval.isPresent() && isPartOfCount() && units.stream().allMatch(u -> u.amount() <= u.count())) {
                assertThat(interval.get().high()).as("%s", form).isLessThanOrEqualTo(1);
            }
        }
    }

    /** The sums of a result, by name, with how much customers differ. */
    protected static Map<String, BigDecimal> figures(BigDecimal sum, BigDecimal count, Spread spread) {
        return Map.of(
                "sum",
                sum,
                "count",
                count,
                "customers",
                count(spread.customers()),
                "amount squares",
                new BigDecimal(spread.amountSquares()),
                "products",
                new BigDecimal(spread.products()),
                "count squares",
                new BigDecimal(spread.countSquares()),
                "xxx",
                new BigDecimal(spread.cubes().xxx()),
                "xxy",
                new BigDecimal(spread.cubes().xxy()),
                "xyy",
                new BigDecimal(spread.cubes().xyy()),
                "yyy",
                new BigDecimal(spread.cubes().yyy()));
    }

    @Override
    protected final boolean saysNoData(R result) {
        return result.value().isEmpty() && result.interval().isEmpty();
    }
}
