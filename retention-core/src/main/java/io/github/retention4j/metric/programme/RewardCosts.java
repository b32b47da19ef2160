package io.github.retention4j.metric.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.Reward;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * What redeemed points come to in money.
 *
 * @param redeemed those that paid for orders, and those for rewards that do not say what they cost, at face value
 * @param otherRewards what the rewards cost that say so
 * @param unvalued why something cannot be valued; empty if everything can
 */
record RewardCosts(BigMoney redeemed, BigMoney otherRewards, String unvalued) {
    /**
     * Values points.
     *
     * @param points those redeemed for each reward, and last those that paid for orders
     */
    static RewardCosts of(LoyaltyProgramme programme, Basis basis, long[] points) {
        List<Reward> rewards = programme.rewards();
        BigMoney others = BigMoney.zero(basis.currency());
        long atFace = points[rewards.size()];
        String unvalued = "";
        PointsWorth worth = PointsWorth.of(programme, basis);
        for (int i = 0; i < rewards.size(); i++) {
            Reward reward = rewards.get(i);
            Optional<BigMoney> cost = reward.cost();
            if (cost.isPresent()) {
                others = others.plus(cost(cost.get(), points[i], reward.points()));
            } else {
                atFace = Math.addExact(atFace, points[i]);
                unvalued = points[i] == 0 || worth.isKnown()
                        ? unvalued
                        : "it does not say what the reward " + reward.name() + " costs";
            }
        }
        if (points[rewards.size()] != 0 && !worth.isKnown()) {
            unvalued = "it does not say what points are worth";
        }
        return new RewardCosts(worth.of(atFace).orElse(BigMoney.zero(basis.currency())), others, unvalued);
    }

    private static BigMoney cost(BigMoney each, long points, long pointsEach) {
        int decimals = Math.max(each.getScale(), each.getCurrencyUnit().getDecimalPlaces());
        BigDecimal all = each.getAmount()
                .multiply(BigDecimal.valueOf(points))
                .divide(BigDecimal.valueOf(pointsEach), decimals, RoundingMode.HALF_EVEN);
        return BigMoney.of(each.getCurrencyUnit(), all);
    }
}
