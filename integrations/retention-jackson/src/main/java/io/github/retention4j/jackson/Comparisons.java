package io.github.retention4j.jackson;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.DifferenceInDifferences;
import io.github.retention4j.compare.GroupComparison;
import io.github.retention4j.compare.MemberComparison;
import io.github.retention4j.compare.Resampled;
import io.github.retention4j.compare.Trend;
import java.util.List;
import java.util.Optional;

/** Figures that are held against each other, and how sure the differences are. */
final class Comparisons {
    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(Comparison.class, "comparison", Comparisons::comparison),
            new Kind<>(DifferenceInDifferences.class, "difference-in-differences", Comparisons::differences),
            new Kind<>(GroupComparison.class, "group-comparison", Comparisons::groups),
            new Kind<>(MemberComparison.class, "member-comparison", Comparisons::members),
            new Kind<>(Resampled.class, "resampled", (resampled, json) -> {}),
            new Kind<>(Trend.class, "trend", Comparisons::trend));

    private Comparisons() {}

    private static void comparison(Comparison comparison, Json json) {
        json.part("first", comparison.first());
        json.part("second", comparison.second());
        // Without a difference one of the two may be hidden, and its customers with it.
        Optional<Comparison.Customers> customers =
                comparison.value().isPresent() ? comparison.customers() : Optional.empty();
        customers.ifPresentOrElse(
                of -> json.object("customers", () -> {
                    json.count("first", of.first());
                    json.count("second", of.second());
                    json.count("inBoth", of.inBoth());
                }),
                () -> json.part("customers", customers));
        boolean isTold = comparison.value().isPresent();
        Comparison.Uncertainty uncertainty = comparison.uncertainty();
        json.number("standardError", isTold ? uncertainty.standardError() : Double.NaN);
        json.number("degreesOfFreedom", isTold ? uncertainty.degreesOfFreedom() : Double.NaN);
        json.number("correlation", isTold ? uncertainty.correlation() : Double.NaN);
        json.part("test", isTold ? comparison.test() : Optional.empty());
        json.flag("significant", isTold && comparison.isSignificant());
        json.number("detectable", comparison.detectable());
    }

    private static void differences(DifferenceInDifferences differences, Json json) {
        json.part("firstAfter", differences.firstAfter());
        json.part("firstBefore", differences.firstBefore());
        json.part("secondAfter", differences.secondAfter());
        json.part("secondBefore", differences.secondBefore());
        json.number("standardError", differences.standardError());
        json.part("test", differences.test());
    }

    private static void groups(GroupComparison<?> comparison, Json json) {
        json.text("segment", comparison.segment());
        json.results("groups", comparison.groups());
        json.part("test", comparison.test());
        json.list("pairs", comparison.pairs(), pair -> {
            Comparison of = pair.comparison();
            json.text("first", String.valueOf(pair.first()));
            json.text("second", String.valueOf(pair.second()));
            json.number("difference", of.value());
            json.part("unit", of.unit());
            json.part("interval", of.interval());
            json.part("test", of.test());
            json.number("correctedPValue", pair.correctedP());
        });
    }

    private static void members(MemberComparison<?> members, Json json) {
        json.part("orders", members.orders());
        json.part("revenue", members.revenue());
        json.part("averageOrderValue", members.averageOrderValue());
        json.part("repeatPurchaseRate", members.repeatPurchaseRate());
    }

    private static void trend(Trend trend, Json json) {
        json.count("windows", trend.windows());
        json.part("test", trend.test());
        json.flag("significant", trend.isSignificant());
        json.part("series", trend.series());
    }
}
