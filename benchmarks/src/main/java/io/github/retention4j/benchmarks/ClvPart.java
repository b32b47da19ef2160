package io.github.retention4j.benchmarks;

import io.github.retention4j.clv.BgNbd;
import io.github.retention4j.clv.ExpectedPurchases;
import io.github.retention4j.clv.Fit;
import io.github.retention4j.clv.MbgNbd;
import io.github.retention4j.clv.ModelComparison;
import io.github.retention4j.clv.ParetoNbd;
import io.github.retention4j.clv.PatternTable;
import io.github.retention4j.clv.ProbabilityAlive;
import io.github.retention4j.clv.PurchaseModel;
import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** What models of purchases cost: from a history to a fit, the fit alone beside peers, and telling a number of each customer. */
final class ClvPart {
    /** Of a fit of a third of a millisecond. */
    private static final int ROUNDS = 21;

    private static final int WARM_UPS = 50;

    private static final int FEW_ROUNDS = 3;
    private static final int FEW_WARM_UPS = 5;
    static final int ORDERS_A_CUSTOMER = 10;

    private ClvPart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        small(zone);
        large(orders / ORDERS_A_CUSTOMER, zone);
    }

    /** What CDNOW's sample looks like: also with R. */
    private static void small(ZoneId zone) throws Exception {
        History history = DrawnCustomers.likeCdnow(zone);
        MetricsEngine engine = MetricsEngine.over(history);
        PatternTable patterns = engine.compute(PurchasePatterns.weekly());
        Fit<BgNbd> found = BgNbd.fit(patterns);
        NelderMead grouped = NelderMead.grouped(patterns);
        NelderMead ungrouped = NelderMead.ungrouped(patterns);
        grouped.requireSame(found);
        ungrouped.requireSame(found);
        Contender whole = new Contender(() -> fit(engine)).warmedUp(WARM_UPS);
        Contender fit = new Contender(() -> BgNbd.fit(patterns)).warmedUp(WARM_UPS);
        Contender peer = new Contender(grouped::fit).warmedUp(WARM_UPS);
        Contender apart = new Contender(ungrouped::fit).warmedUp(WARM_UPS);
        Contender modified = new Contender(() -> MbgNbd.fit(patterns)).warmedUp(WARM_UPS);
        Contender pareto = new Contender(() -> ParetoNbd.fit(patterns)).warmedUp(WARM_UPS);
        Contender comparison = new Contender(() -> ModelComparison.of(patterns)).warmedUp(WARM_UPS);
        Contender.takeTurns(ROUNDS, whole, fit, peer, apart, modified, pareto, comparison);
        Table table = table(patterns, zone);
        table.atMost("built history → fitted BG/NBD", whole.nanos() / 1e6, "ms", 10);
        table.faster("the fit alone, and Nelder–Mead over the same groups", fit, peer, 20);
        table.faster("the fit alone, and Nelder–Mead over customers", fit, apart, Table.NO_GOAL);
        Optional<OptimInR> optim = OptimInR.fit(patterns);
        if (optim.isPresent()) {
            NelderMead.requireSame(
                    "R", found, optim.get().parameters(), optim.get().logLikelihood());
            table.faster(
                    "the fit alone, and R's optim over the same groups, in a process of its own",
                    fit.nanos() / 1e6,
                    optim.get().millis(),
                    Table.NO_GOAL);
        }
        table.figure("MBG/NBD", modified.nanos() / 1e6, "ms");
        table.figure("Pareto/NBD", pareto.nanos() / 1e6, "ms");
        table.figure("all three compared", comparison.nanos() / 1e6, "ms");
    }

    private static void large(int customers, ZoneId zone) throws Exception {
        History history = DrawnCustomers.overTwoYears(customers, zone);
        MetricsEngine engine = MetricsEngine.over(history);
        PatternTable patterns = engine.compute(PurchasePatterns.weekly());
        Fit<BgNbd> found = BgNbd.fit(patterns);
        NelderMead grouped = NelderMead.grouped(patterns);
        grouped.requireSame(found);
        NelderMead ungrouped = NelderMead.ungrouped(patterns);
        Contender whole = new Contender(() -> fit(engine)).warmedUp(FEW_WARM_UPS);
        Contender counts = new Contender(() -> engine.compute(PurchasePatterns.weekly())).warmedUp(FEW_WARM_UPS);
        Contender fit = new Contender(() -> BgNbd.fit(patterns)).warmedUp(FEW_WARM_UPS);
        Contender peer = new Contender(grouped::fit);
        Contender.takeTurns(FEW_ROUNDS, whole, counts, fit, peer);
        Contender apart = new Contender(ungrouped::fit);
        Contender.takeTurns(1, apart);
        Contender modified = new Contender(() -> MbgNbd.fit(patterns)).warmedUp(FEW_WARM_UPS);
        Contender pareto = new Contender(() -> ParetoNbd.fit(patterns)).warmedUp(1);
        Contender.takeTurns(FEW_ROUNDS, modified, pareto);
        Metric<?, double[]> scores = scores(found.model());
        requireSame(engine.compute(scores), engine, found);
        Contender score = new Contender(() -> engine.compute(scores)).warmedUp(FEW_WARM_UPS);
        Contender.takeTurns(FEW_ROUNDS, score);
        Table table = table(patterns, zone);
        table.atMost("built history → fitted BG/NBD", whole.nanos() / 1e6, "ms", 1000);
        table.figure("built history → patterns", counts.nanos() / 1e6, "ms");
        table.faster("the fit alone, and Nelder–Mead over the same groups", fit, peer, 20);
        table.faster("the fit alone, and Nelder–Mead over customers", fit, apart, Table.NO_GOAL);
        table.figure("MBG/NBD", modified.nanos() / 1e6, "ms");
        table.figure("Pareto/NBD", pareto.nanos() / 1e6, "ms");
        table.atMost("P(alive) and expected purchases of each customer", score.nanos() / 1e6, "ms", 500);
    }

    private static Table table(PatternTable patterns, ZoneId zone) {
        return new Table(String.format(
                Locale.ROOT,
                "%,d customers, %,d of whom bought again, in %,d groups; models of purchases, %s, one thread",
                patterns.customers(),
                patterns.repeatCustomers(),
                patterns.size(),
                zone));
    }

    static Fit<BgNbd> fit(MetricsEngine engine) {
        return BgNbd.fit(engine.compute(PurchasePatterns.weekly()));
    }

    /** Both numbers of each customer, and their sums, so that nothing but the numbers is timed. */
    static Metric<?, double[]> scores(PurchaseModel model) {
        ProbabilityAlive alive = ProbabilityAlive.by(model);
        ExpectedPurchases expected = ExpectedPurchases.of(model, Period.ofMonths(3));
        return Metric.fold(
                "scores",
                () -> new double[2],
                (double[] sums, CustomerHistory customer) -> {
                    sums[0] += alive.of(customer);
                    sums[1] += expected.of(customer);
                },
                (into, from) -> {
                    into[0] += from[0];
                    into[1] += from[1];
                },
                sums -> sums);
    }

    /** The sums told by pattern. */
    private static void requireSame(double[] scores, MetricsEngine engine, Fit<BgNbd> found) {
        double expected =
                engine.compute(ExpectedPurchases.of(found, Period.ofMonths(3))).expected();
        if (!(Math.abs(scores[1] / expected - 1) < 1e-9)) {
            throw new IllegalStateException("customers sum up to " + scores[1] + " purchases, patterns to " + expected);
        }
    }
}
