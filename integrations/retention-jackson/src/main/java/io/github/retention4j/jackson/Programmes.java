package io.github.retention4j.jackson;

import io.github.retention4j.metric.programme.ContractLiability;
import io.github.retention4j.metric.programme.MemberSales;
import io.github.retention4j.metric.programme.PointsFlow;
import io.github.retention4j.metric.programme.PointsLiability;
import io.github.retention4j.metric.programme.ProgrammeReturn;
import io.github.retention4j.metric.programme.ReferralOutcome;
import io.github.retention4j.metric.programme.ReturnOnInvestment;
import io.github.retention4j.metric.programme.TierTable;
import io.github.retention4j.metric.programme.Uplift;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.BigMoney;

/** Points, tiers and what a programme brings. */
final class Programmes {
    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(PointsFlow.class, "points-flow", Programmes::flow),
            new Kind<>(PointsLiability.class, "points-liability", Programmes::liability),
            new Kind<>(ProgrammeReturn.class, "programme-return", Programmes::programmeReturn),
            new Kind<>(ReturnOnInvestment.class, "return-on-investment", Programmes::investment),
            new Kind<>(MemberSales.class, "member-sales", Programmes::sales),
            new Kind<>(ReferralOutcome.class, "referral-outcome", Programmes::referrals),
            new Kind<>(TierTable.class, "tier-table", Programmes::tiers),
            new Kind<>(ContractLiability.class, "contract-liability", Programmes::contract));

    private Programmes() {}

    private static void flow(PointsFlow flow, Json json) {
        json.count("accounts", flow.accounts());
        json.object("opening", () -> balance(flow.opening(), json));
        Map<String, Long> lines = new LinkedHashMap<>();
        lines.put("earned", flow.earned());
        lines.put("bonuses", flow.bonuses());
        lines.put("missions", flow.missions());
        lines.put("granted", flow.granted());
        lines.put("restored", flow.restored());
        lines.put("redeemed", flow.redeemed());
        lines.put("expired", flow.expired());
        lines.put("revoked", flow.revoked());
        lines.forEach(json::count);
        json.object("closing", () -> balance(flow.closing(), json));
        json.count("uncovered", flow.uncovered());
        json.count("uncoveredRedemptions", flow.uncoveredRedemptions());
        if (!flow.worth().isKnown()) {
            json.part("worth", Optional.empty());
            return;
        }
        json.object("worth", () -> {
            json.money("opening", flow.worthOf(flow.opening().total()));
            lines.forEach((name, points) -> json.money(name, flow.worthOf(points)));
            json.money("closing", flow.worthOf(flow.closing().total()));
            json.money("uncovered", flow.worthOf(flow.uncovered()));
        });
    }

    private static void balance(PointsFlow.Balance balance, Json json) {
        json.count("available", balance.available());
        json.count("pending", balance.pending());
        json.count("owed", balance.owed());
        json.count("total", balance.total());
    }

    private static void liability(PointsLiability liability, Json json) {
        json.count("available", liability.available());
        json.count("pending", liability.pending());
        json.count("outstanding", liability.outstanding());
        json.count("owed", liability.debt());
        json.part("redeemed", liability.redeemed());
        json.part("redeemedAtMost", liability.redeemedAtMost());
        json.part("expired", liability.expired());
        json.part("revoked", liability.revoked());
        json.money("faceValue", liability.faceValue());
        json.part("redeemedValue", liability.redeemedValue());
        json.part("expiredValue", liability.expiredValue());
        json.money("cost", liability.cost());
        json.part("redeemedCost", liability.redeemedCost());
        json.part("fates", liability.fates());
    }

    private static void programmeReturn(ProgrammeReturn result, Json json) {
        json.count("members", result.members());
        json.code("totals", result.totals());
        json.money("revenue", result.revenue());
        json.money("revenueBeforeRewards", result.revenueBeforeRewards());
        json.money("revenueAfterRewards", result.revenueAfterRewards());
        json.money("redeemed", result.redeemed());
        json.money("otherRewards", result.otherRewards());
        json.money("costOfRewards", result.costOfRewards());
        json.money("runningCosts", result.runningCosts());
        json.money("cost", result.cost());
        json.number("margin", result.margin().share());
        json.money("grossMargin", result.grossMargin());
        json.money("left", result.left());
        json.flag("canPay", result.canPay());
        json.number("breakEvenUplift", result.breakEvenUplift());
        json.object("uplift", () -> uplift(result.uplift(), json));
        json.part("returnOnInvestment", result.returnOnInvestment());
    }

    private static void uplift(Uplift uplift, Json json) {
        boolean isStated = uplift instanceof Uplift.Stated;
        boolean isMeasured = uplift instanceof Uplift.Measured;
        json.text("kind", isStated ? "stated" : isMeasured ? "measured" : "unknown");
        json.number("value", uplift.value());
        json.number("low", uplift instanceof Uplift.Stated stated ? stated.low() : Double.NaN);
        json.number("high", uplift instanceof Uplift.Stated stated ? stated.high() : Double.NaN);
        json.part("offered", uplift instanceof Uplift.Measured measured ? measured.offered() : null);
        json.part("control", uplift instanceof Uplift.Measured measured ? measured.control() : null);
    }

    private static void investment(ReturnOnInvestment investment, Json json) {
        json.money("incrementalMargin", investment.incrementalMargin());
        json.money("cost", investment.cost());
    }

    private static void contract(ContractLiability contract, Json json) {
        json.money("allocated", contract.allocated());
        json.money("goods", contract.goods());
        json.money("recognised", contract.recognised());
        json.money("revenue", contract.revenue());
        json.money("liability", contract.liability());
        json.count("redeemed", contract.redeemed());
        json.count("expected", contract.expected());
    }

    private static void sales(MemberSales sales, Json json) {
        Numbers.moneyRatio(sales.revenue(), json);
        json.part("orders", sales.orders());
    }

    private static void referrals(ReferralOutcome outcome, Json json) {
        json.count("invited", outcome.invited());
        json.part("came", outcome.came());
        json.part("ordered", outcome.ordered());
        json.part("rewarded", outcome.rewarded());
        json.count("friendsRewarded", outcome.friendsRewarded());
        json.count("referrerPoints", outcome.referrerPoints());
        json.count("friendPoints", outcome.friendPoints());
        Optional<BigMoney> cost = outcome.cost();
        json.money("cost", cost);
        json.part("costPerCustomerWon", outcome.costPerCustomerWon());
    }

    private static void tiers(TierTable table, Json json) {
        json.texts("tiers", table.tiers());
        json.count("members", table.members());
        json.list("flows", table.flows(), flow -> {
            json.code("move", flow.move());
            place("from", flow.from(), table, json);
            place("to", flow.to(), table, json);
            json.count("members", flow.members());
        });
        json.list("days", IntStream.range(0, table.days().size()).boxed().toList(), i -> {
            json.text("tier", table.tiers().get(i));
            json.part("result", table.days().get(i));
        });
    }

    /** A tier by its name, or why there is none. */
    private static void place(String name, int tier, TierTable table, Json json) {
        json.object(name, () -> {
            boolean isTier = tier >= 0;
            json.text("kind", isTier ? "tier" : tier == TierTable.NO_MEMBER ? "no-member" : "no-tier");
            json.textIfAny("tier", isTier ? table.tiers().get(tier) : "");
        });
    }
}
