package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.programme.PointsFlow;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.programme.ProgrammeReturn;
import io.github.retention4j.metric.programme.ProgrammeReturns;
import io.github.retention4j.metric.programme.ProgrammeTerms;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;

/** What the demo tells of loyalty programmes that no single metric does: what one would have cost, and one customer's points. */
final class DemoLoyalty {
    /** With more entries a ledger is no longer read at a glance. */
    private static final int MOST_ENTRIES = 20;

    private DemoLoyalty() {}

    /** What 15 % back would have cost if it was redeemed in some way. */
    private record Supposed(ProgrammeReturn costs, PointsFlow flow) {
        static Supposed of(MetricsEngine engine, Window window, Margin margin, Redeemer redeemer) {
            LoyaltyProgramme programme = LoyaltyProgramme.named("15 % back")
                    .cashback("0.15")
                    .enrolment(Enrolment.EVERYONE)
                    .from(window.start())
                    .redeemer(redeemer)
                    .build();
            return new Supposed(
                    engine.compute(ProgrammeReturns.in(window).of(programme).given(ProgrammeTerms.margin(margin))),
                    engine.compute(PointsFlows.in(window).of(programme)));
        }

        String redeemed() {
            return told(costs.redeemed());
        }

        String cost() {
            return told(costs.costOfRewards());
        }

        String owed() {
            return flow.worthOf(flow.closing().open()).map(DemoLoyalty::told).orElse("");
        }

        String salesThatPay() {
            return costs.breakEvenUplift().isPresent()
                    ? "+" + Unit.PERCENT.tell(costs.breakEvenUplift().getAsDouble())
                    : "none could";
        }
    }

    /** What 15 % back on all orders of a window would have cost: something between two ways to redeem it. */
    static Optional<Table> cashback(MetricsEngine engine, Window window, Margin margin) {
        Supposed least = Supposed.of(engine, window, margin, Redeemer.NEVER);
        Supposed most = Supposed.of(engine, window, margin, Redeemer.AS_SOON_AS_POSSIBLE);
        if (least.costs().members() == 0) {
            return Optional.empty();
        }
        String currency = least.costs().revenue().getCurrencyUnit().getCode();
        return Optional.of(new Table(
                "15 % back on the orders of " + window + ", by a replay in which behaviour does not change (" + margin
                        + ")",
                List.of(
                        Table.Column.words(currency),
                        Table.Column.figures("if nobody redeems"),
                        Table.Column.figures("if everybody does with the next order")),
                List.of(
                        List.of("redeemed", least.redeemed(), most.redeemed()),
                        List.of("at cost", least.cost(), most.cost()),
                        List.of("owed at the end", least.owed(), most.owed()),
                        List.of("sales that would pay for it", least.salesThatPay(), most.salesThatPay())),
                List.of()));
    }

    private static String told(BigMoney money) {
        return money.toMoney(RoundingMode.HALF_EVEN).getAmount().toPlainString();
    }

    /** The points of the first customer to whom most kinds of things happened, as support staff read them; not whose they are. */
    static Optional<PointsLedger> ledger(History history, LoyaltyProgramme programme) {
        PointsLedger found = null;
        int most = 0;
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor customer = block.cursor();
            for (int i = 0; i < block.customers(); i++) {
                PointsLedger ledger = programme.replay(customer.moveTo(i));
                int kinds = kinds(ledger);
                if (kinds > most && ledger.entries().size() <= MOST_ENTRIES) {
                    most = kinds;
                    found = ledger;
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private static int kinds(PointsLedger ledger) {
        Set<PointsMove> kinds = EnumSet.noneOf(PointsMove.class);
        for (int i = 0; i < ledger.moveCount(); i++) {
            kinds.add(ledger.moveKind(i));
        }
        return kinds.size();
    }
}
