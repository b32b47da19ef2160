package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.clv.PurchaseTracking.Week;
import io.github.retention4j.result.Figures;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is wrong with a model of some customers, or with the customers for a model, and what to do: in words.
 *
 * <ul>
 *   <li>Nothing to fit to: nobody bought a second time, or there is another reason why no model was found.
 *   <li>At the boundary: the model has become a simpler one, and what that says of customers.
 *   <li>Too short: the median age is below 3 mean times between purchases. Who has had no time for a few purchases looks the same lost or
 *       slow.
 *   <li>Trend: actual against expected purchases of the second half of the weeks are above 5/4 or below 4/5 of those of the first half, and
 *       by more than 3 standard errors. A model has rates that stay as they are.
 *   <li>Seasonality: one whole week in ten or more is off by more than a quarter and more than 3 standard errors, either way. A standard error
 *       is √expected, as of counts of many rare things. Weeks of fewer than 10 expected purchases are not looked at, since there chance
 *       alone is a third.
 *   <li>Spend: frequency and mean spend have a correlation of 0.2 or more either way, and its interval leaves 0 out; see
 *       {@link SpendCorrelation}.
 * </ul>
 *
 * <p>Worked example: a week with 100 expected purchases is off if it has more than 130 or fewer than 70; one with 1,600 if it has more than
 * 2,000 or fewer than 1,200.
 *
 * <pre>{@code
 * PatternTable patterns = engine.compute(PurchasePatterns.weekly());
 * List<Advice> advice = Advice.on(BgNbd.fit(patterns), patterns);
 * }</pre>
 *
 * <p>Source: the tracking plot of P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way, Marketing Science
 * 24 (2005); the bounds are ours.
 *
 * @param kind what it is about
 * @param text what is wrong and what to do
 */
public record Advice(Kind kind, String text) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What advice is about. */
    public enum Kind {
        /** There is no model. */
        NOTHING_TO_FIT,
        /** The model has become a simpler one. */
        BOUNDARY,
        /** Customers are too young. */
        TOO_SHORT,
        /** Purchases become more or fewer. */
        TREND,
        /** Some weeks are unlike others. */
        SEASONALITY,
        /** Who buys more often spends more each time, or less. */
        SPEND
    }

    /** So many mean times between purchases a customer should have been one: with fewer there is hardly one gap to be late for. */
    private static final double LEAST_GAPS = 3;

    /** So far apart halves are another level: a forecast of the next months would be off by as much. */
    private static final double LEVELS_APART = 1.25;

    private static final double OFF = 0.25;

    /** One week in 370 is off by as much by chance. */
    private static final double STANDARD_ERRORS = 3;

    private static final double LEAST_EXPECTED = 10;

    /** A share that is as good as nobody. */
    private static final double FEW = 1e-3;

    /** Halves of fewer weeks tell no trend. */
    private static final int LEAST_WEEKS = 8;

    private static final double WEEKS_OFF = 0.1;

    /** Checks that nothing is null. */
    public Advice {
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
    }

    /**
     * What there is to say.
     *
     * @param fit what came of fitting a model
     * @param patterns the customers that it was fitted to
     * @return the advice, of none if nothing is wrong
     */
    public static List<Advice> on(Fit<? extends PurchaseModel> fit, PatternTable patterns) {
        List<Advice> all = new ArrayList<>();
        if (!fit.hasModel()) {
            all.add(new Advice(Kind.NOTHING_TO_FIT, nothing(fit, patterns)));
        }
        if (fit.status() == Fit.Status.AT_BOUNDARY) {
            all.add(new Advice(Kind.BOUNDARY, boundary(fit, patterns)));
        }
        addTooShort(patterns, all);
        if (fit.hasModel()) {
            addWeeks(PurchaseTracking.of(fit.model(), patterns).weeks(), all);
        }
        return List.copyOf(all);
    }

    /**
     * What there is to say before Gamma-Gamma is fitted.
     *
     * @param spends what customers spent
     * @return the advice, of none if nothing is wrong
     */
    public static List<Advice> on(SpendTable spends) {
        return spends.correlation()
                .filter(found -> Math.abs(found.value()) >= SpendCorrelation.WEAK)
                .filter(found -> found.interval()
                        .filter(i -> i.low() > 0 || i.high() < 0)
                        .isPresent())
                .map(found -> List.of(new Advice(Kind.SPEND, found + ".")))
                .orElse(List.of());
    }

    private static String nothing(Fit<? extends PurchaseModel> fit, PatternTable patterns) {
        if (patterns.customers() > 0 && patterns.repeatCustomers() == 0) {
            return "Nobody of " + Figures.count(patterns.customers(), "customer")
                    + " has bought a second time, so nothing tells how often customers buy. Wait for second purchases, or state a prior"
                    + " from a shop like this.";
        }
        return fit.found().name() + " is " + fit.status() + ": " + fit.reason()
                + ". Take more customers or more days, or state a prior from a shop like this.";
    }

    private static String boundary(Fit<? extends PurchaseModel> fit, PatternTable patterns) {
        double meanAge = PatternGroups.of(patterns).meanAge();
        Map<String, Integer> bounds = new HashMap<>();
        for (ParameterEstimate estimate : fit.estimates()) {
            if (estimate.errorOfLog() == 0) {
                boolean isTime =
                        estimate.name().equals("alpha") || estimate.name().equals("beta");
                bounds.put(estimate.name(), estimate.value() > (isTime ? meanAge : 1) ? 1 : -1);
            }
        }
        List<String> says = new ArrayList<>();
        int rates = bounds.getOrDefault("r", 0);
        if (rates != 0) {
            says.add(rates > 0 ? "all customers buy at the same rate" : "hardly anybody buys, and a few very often");
        }
        String lost = lost(fit.found(), bounds, meanAge);
        if (!lost.isEmpty()) {
            says.add(lost);
        }
        return fit.found().name() + " is at the boundary (" + fit.reason() + ")"
                + (says.isEmpty() ? "" : ": as far as these data tell, " + String.join(", and ", says))
                + ". Forecasts follow from that simpler model, and not all parameters have errors; more days would tell more.";
    }

    /** What parameters of being lost say that go to 0 (−1) or without end (1). */
    private static String lost(PurchaseModel model, Map<String, Integer> bounds, double meanAge) {
        // Who is lost is told by a part and its counterpart: a and b, or s and β, the third and fourth parameter.
        int first = bounds.getOrDefault(model.parameterNames().get(2), 0);
        int second = bounds.getOrDefault(model.parameterNames().get(3), 0);
        if (first > 0 || second > 0) {
            return alike(model, meanAge);
        }
        if (first != 0 && first == second) {
            return "some customers are lost at once and the others never";
        }
        return first == second ? "" : first < second ? "nobody is ever lost" : "all customers are lost at once";
    }

    /**
     * Where one of the two grows without end and the other is large too, it is the two together that tell how many are lost.
     *
     * @param meanAge in the unit of the model
     */
    private static String alike(PurchaseModel model, double meanAge) {
        double part = model.parameters().get(2);
        double counterpart = model.parameters().get(3);
        boolean isRate = model.parameterNames().contains("s");
        double rate = part / counterpart;
        double chance = part / (part + counterpart);
        double lost = isRate ? -Math.expm1(-rate * meanAge) : chance;
        double lostAtOnce = isRate ? -Math.expm1(-rate / Units.days(model.unit())) : chance;
        if (lost < FEW) {
            return "nobody is ever lost";
        }
        return lostAtOnce > 1 - FEW
                ? "all customers are lost at once"
                : "all customers are as likely to be lost, " + share(lostAtOnce)
                        + (isRate ? " a day" : " at each purchase");
    }

    /** To two digits: by the day it can be few customers in a million. */
    private static String share(double share) {
        double percent = 100 * share;
        return Figures.decimals(percent, Math.max(0, 1 - (int) Math.floor(Math.log10(percent)))) + " %";
    }

    private static void addTooShort(PatternTable patterns, List<Advice> all) {
        double between = 0;
        double gaps = 0;
        TreeMap<Double, Long> ages = new TreeMap<>();
        for (int group = 0; group < patterns.size(); group++) {
            between += patterns.customers(group) * patterns.recency(group);
            gaps += (double) patterns.customers(group) * patterns.frequency(group);
            ages.merge(patterns.age(group), patterns.customers(group), Long::sum);
        }
        if (gaps == 0) {
            return;
        }
        double median = median(ages, patterns.customers());
        if (median < LEAST_GAPS * between / gaps) {
            all.add(new Advice(
                    Kind.TOO_SHORT,
                    "Half of the customers have been customers for " + Figures.decimals(median, 0)
                            + " days or less, and those who buy again take " + Figures.decimals(between / gaps, 0)
                            + " days on average. Below " + Figures.decimals(LEAST_GAPS, 0)
                            + " times that, being lost and buying slowly look the same: take a longer history."));
        }
    }

    private static double median(TreeMap<Double, Long> ages, long customers) {
        double below = 0;
        for (Map.Entry<Double, Long> age : ages.entrySet()) {
            below += age.getValue();
            if (2 * below >= customers) {
                return age.getKey();
            }
        }
        return 0;
    }

    private static void addWeeks(List<Week> tracked, List<Advice> all) {
        List<Week> weeks = tracked.stream()
                .filter(week -> week.days() == 7 && week.expected() >= LEAST_EXPECTED)
                .toList();
        if (weeks.size() < LEAST_WEEKS) {
            return;
        }
        List<Week> first = weeks.subList(0, weeks.size() / 2);
        List<Week> second = weeks.subList(weeks.size() / 2, weeks.size());
        double level = level(weeks);
        double change = level(second) / level(first);
        double error = Math.sqrt(1 / actual(first) + 1 / actual(second));
        boolean isTrend = Math.abs(Math.log(change)) > Math.max(Math.log(LEVELS_APART), STANDARD_ERRORS * error);
        if (isTrend) {
            all.add(
                    new Advice(
                            Kind.TREND,
                            "Of what the model expects, customers bought " + percent(level(first)) + " in the "
                                    + Figures.count(first.size(), "week") + " from "
                                    + first.get(0).start() + " and "
                                    + percent(level(second)) + " in the " + Figures.count(second.size(), "week")
                                    + " from "
                                    + second.get(0).start()
                                    + ". The model takes rates to stay as they are; fit it to the later days, or expect the change to go on."));
        }
        List<Week> off = new ArrayList<>();
        for (Week week : weeks) {
            double of = isTrend ? level(first.contains(week) ? first : second) : level;
            double away = Math.abs(week.actual() - of * week.expected());
            if (away > OFF * of * week.expected() && away > STANDARD_ERRORS * Math.sqrt(of * week.expected())) {
                off.add(week);
            }
        }
        if (off.size() >= WEEKS_OFF * weeks.size()) {
            Week most = off.stream()
                    .max(Comparator.comparingDouble(week ->
                            Math.abs(Math.log(Math.max(0.5, (double) week.actual()) / week.expected()))))
                    .orElseThrow();
            all.add(new Advice(
                    Kind.SEASONALITY,
                    off.size() + " of " + Figures.count(weeks.size(), "week")
                            + " are off by more than a quarter and more than chance, most that of " + most.start()
                            + " with "
                            + Figures.count(most.actual(), "purchase") + " where "
                            + Figures.decimals(most.expected(), 0)
                            + " are expected. The model knows no seasons and no campaigns: trust its totals over whole years more than"
                            + " those of a quarter."));
        }
    }

    /** Actual by expected, never 0 so that it can be compared. */
    private static double level(List<Week> weeks) {
        return actual(weeks) / weeks.stream().mapToDouble(Week::expected).sum();
    }

    private static double actual(List<Week> weeks) {
        return Math.max(0.5, weeks.stream().mapToDouble(Week::actual).sum());
    }

    private static String percent(double share) {
        return Figures.decimals(100 * share, 0) + " %";
    }

    @Override
    public String toString() {
        return text;
    }
}
