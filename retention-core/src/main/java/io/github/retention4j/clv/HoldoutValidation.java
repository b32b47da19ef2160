package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;

/**
 * How well a model foretold the days that were held out: of all customers together, of each, and by how often they had bought.
 *
 * <p>Of each customer {@code error = expected − actual purchases in the days held out}; {@code MAE} is the mean of its absolute values,
 * {@code RMSE} the root of the mean of its squares.
 *
 * <ul>
 *   <li>Two forecasts that need no model stand beside it: nobody buys again, and everybody goes on as often as so far, frequency/age a
 *       day. A few days tell no rate of one's own: customers of an age below 7 days go on at the rate of all, the sum of frequencies by the
 *       sum of ages.
 *   <li>MAE alone misleads where most customers buy nothing: it is least for a forecast of each customer's median, which is then 0.
 *       Look at the total and RMSE too.
 *   <li>A model is held against days that it was not fitted to; fit it to the same table.
 * </ul>
 *
 * <p>Worked example: two customers, expected 0.5 and 1.5, buy 0 and 3 times: MAE = (0.5 + 1.5)/2 = 1, RMSE = √((0.25 + 2.25)/2) = 1.118,
 * and the total of 2 is 33.3 % below the actual 3.
 *
 * <pre>{@code
 * PatternTable patterns = engine.compute(PurchasePatterns.weekly().through(LocalDate.of(2025, 12, 31)));
 * HoldoutValidation validation = HoldoutValidation.of(BgNbd.fit(patterns).model(), patterns);
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way, Marketing Science 24 (2005); M. Wübben
 * and F. v. Wangenheim, Instant customer base analysis: managerial heuristics often "get it right", Journal of Marketing 72 (2008), for
 * forecasts without a model.
 *
 * @param label which customers it is of
 * @param customers how many
 * @param days how many days are held out
 * @param actual purchases in them
 * @param forecasts the accuracy of the model, of nobody buying, and of everybody going on
 * @param bins customers by how often they had bought
 * @param tracking purchases by week, also of the days that the model is fitted to
 */
public record HoldoutValidation(
        Label label,
        long customers,
        int days,
        long actual,
        List<Accuracy> forecasts,
        List<Bin> bins,
        PurchaseTracking tracking)
        implements MetricResult {
    private static final long serialVersionUID = 1L;

    /** Of a younger customer a purchase a day after the first would be one a day for ever. */
    private static final int FEWEST_DAYS = 7;

    /** From this frequency on customers are one bin, as the papers have it. */
    private static final int LAST_BIN = 7;

    /**
     * How near a forecast came.
     *
     * @param forecast what made it
     * @param total purchases it expects of all customers
     * @param mae the mean absolute error a customer
     * @param rmse the root of the mean squared error a customer
     */
    public record Accuracy(String forecast, double total, double mae, double rmse) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Customers who had bought again as often.
     *
     * @param frequency how often; the last bin has those above too
     * @param customers how many customers
     * @param actual the mean of their purchases in the days held out
     * @param expected the mean that the model expects
     */
    public record Bin(int frequency, long customers, double actual, double expected) implements Serializable {
        private static final long serialVersionUID = 1L;

        private String name() {
            return frequency < LAST_BIN ? Integer.toString(frequency) : frequency + "+";
        }
    }

    /** Copies. */
    public HoldoutValidation {
        requireNonNull(label, "label");
        requireNonNull(tracking, "tracking");
        forecasts = List.copyOf(forecasts);
        bins = List.copyOf(bins);
    }

    /**
     * Holds a model against what was held out.
     *
     * @param model the model, fitted to the same customers
     * @param patterns the customers, with days held out
     * @return the comparison
     * @throws IllegalArgumentException if nothing is held out
     */
    public static HoldoutValidation of(PurchaseModel model, PatternTable patterns) {
        int days = patterns.heldOutDays();
        if (days == 0) {
            throw new IllegalArgumentException(
                    "no days are held out; write PurchasePatterns.weekly().through(day) with a day before the last of the data");
        }
        double[] expected = patterns.forForecasts().expected(model, alive -> alive.expectedPurchases(days));
        List<Accuracy> forecasts = List.of(
                accuracy(model.name(), patterns, group -> expected[group]),
                accuracy("nobody buys again", patterns, group -> 0),
                accuracy("everybody goes on as so far", patterns, goingOn(patterns, days)));
        long actual = 0;
        for (int group = 0; group < patterns.size(); group++) {
            actual += patterns.customers(group) * patterns.heldOut(group);
        }
        return new HoldoutValidation(
                patterns.label()
                        .as("holdout validation")
                        .by(model.name() + ", " + Figures.count(days, "day") + " held out"),
                patterns.customers(),
                days,
                actual,
                forecasts,
                bins(patterns, expected),
                PurchaseTracking.of(model, patterns));
    }

    private static IntToDoubleFunction goingOn(PatternTable patterns, int days) {
        double purchases = 0;
        double ages = 0;
        for (int group = 0; group < patterns.size(); group++) {
            purchases += (double) patterns.customers(group) * patterns.frequency(group);
            ages += patterns.customers(group) * patterns.age(group);
        }
        double ofAll = ages > 0 ? purchases / ages : 0;
        return group ->
                days * (patterns.age(group) < FEWEST_DAYS ? ofAll : patterns.frequency(group) / patterns.age(group));
    }

    private static Accuracy accuracy(String forecast, PatternTable patterns, IntToDoubleFunction expected) {
        double total = 0;
        double absolute = 0;
        double squares = 0;
        for (int group = 0; group < patterns.size(); group++) {
            double each = expected.applyAsDouble(group);
            double error = each - patterns.heldOut(group);
            total += patterns.customers(group) * each;
            absolute += patterns.customers(group) * Math.abs(error);
            squares += patterns.customers(group) * error * error;
        }
        double customers = Math.max(1, patterns.customers());
        return new Accuracy(forecast, total, absolute / customers, Math.sqrt(squares / customers));
    }

    private static List<Bin> bins(PatternTable patterns, double[] expected) {
        long[] customers = new long[LAST_BIN + 1];
        long[] actual = new long[LAST_BIN + 1];
        double[] sums = new double[LAST_BIN + 1];
        for (int group = 0; group < patterns.size(); group++) {
            int bin = Math.min(LAST_BIN, patterns.frequency(group));
            customers[bin] += patterns.customers(group);
            actual[bin] += patterns.customers(group) * patterns.heldOut(group);
            sums[bin] += patterns.customers(group) * expected[group];
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin <= LAST_BIN; bin++) {
            if (customers[bin] > 0) {
                double of = customers[bin];
                bins.add(new Bin(bin, customers[bin], actual[bin] / of, sums[bin] / of));
            }
        }
        return bins;
    }

    /**
     * The accuracy of the model.
     *
     * @return the first of the forecasts
     */
    public Accuracy ofModel() {
        return forecasts.get(0);
    }

    /**
     * By how much the model's total is off.
     *
     * @return {@code expected/actual − 1}, or empty if nothing was bought
     */
    public Optional<Double> totalError() {
        return actual == 0 ? Optional.empty() : Optional.of(ofModel().total() / actual - 1);
    }

    @Override
    public String summary() {
        return customers == 0
                ? label.noData("no customers")
                : Figures.count(actual, "purchase") + ", expected "
                        + Figures.decimals(ofModel().total(), 1) + share()
                        + ", MAE " + Figures.decimals(ofModel().mae(), 3) + ", RMSE "
                        + Figures.decimals(ofModel().rmse(), 3);
    }

    private String share() {
        return totalError()
                .map(error -> " (" + Figures.signed(100 * error, 1) + " %)")
                .orElse("");
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(bins.stream().mapToLong(Bin::customers).toArray());
    }

    /** A row a forecast. */
    @Override
    public Optional<Table> table() {
        if (customers == 0) {
            return Optional.empty();
        }
        List<List<String>> rows = forecasts.stream()
                .map(each -> List.of(
                        each.forecast(),
                        Figures.decimals(each.total(), 1),
                        Figures.decimals(each.mae(), 4),
                        Figures.decimals(each.rmse(), 4)))
                .toList();
        List<Column> columns = List.of(
                Column.words("forecast"), Column.figures("purchases"), Column.figures("MAE"), Column.figures("RMSE"));
        return Optional.of(Table.of(
                label,
                columns,
                rows,
                List.of(label),
                Figures.count(customers, "customer") + " made " + Figures.count(actual, "purchase")));
    }

    /**
     * Customers by how often they had bought, as a table: whether the model is right of each kind.
     *
     * @return a row a frequency
     */
    public Table byFrequency() {
        return new Table(
                "",
                List.of(
                        Column.words("bought again"),
                        Column.figures("customers"),
                        Column.figures("actual"),
                        Column.figures("expected")),
                bins.stream()
                        .map(bin -> List.of(
                                bin.name(),
                                Long.toString(bin.customers()),
                                Figures.decimals(bin.actual(), 3),
                                Figures.decimals(bin.expected(), 3)))
                        .toList(),
                List.of());
    }

    /** The forecasts, and customers by how often they had bought. */
    @Override
    public String toString() {
        return table().map(table -> table + "\n\n" + byFrequency()).orElseGet(() -> label.around(summary()));
    }
}
