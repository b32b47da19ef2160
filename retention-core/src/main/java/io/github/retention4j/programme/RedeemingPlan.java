package io.github.retention4j.programme;

import io.github.retention4j.history.Basis;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What may be redeemed on an order, and what it is worth, in whole numbers. */
final class RedeemingPlan {
    private final Redeeming rule;
    private final boolean hasWorth;

    /** Points that are worth so many minor units, as a fraction. */
    private final BigInteger points;

    private final BigInteger worth;
    private final BigInteger mostAbove;
    private final BigInteger mostBelow;

    /** Rewards that the programme gives by itself, and the one of fewest points that is asked for; their numbers. */
    private final int[] byItself;

    private final int smallest;
    private final List<Reward> rewards;

    RedeemingPlan(LoyaltyProgramme programme, Basis basis) {
        rule = programme.redeeming();
        rewards = programme.rewards();
        boolean isMoney = rule.isAtFaceValue();
        Optional<BigDecimal> its = rule.worth().isPresent()
                ? Optional.of(EarningPlan.minorUnits(rule.worth().get(), basis))
                : isMoney
                        ? Optional.of(BigDecimal.valueOf(rule.points())
                                .scaleByPowerOfTen(
                                        basis.decimals() - basis.currency().getDecimalPlaces()))
                        : Optional.empty();
        hasWorth = its.isPresent();
        BigInteger[] fraction = EarningPlan.fraction(its.orElse(BigDecimal.ONE));
        points = BigInteger.valueOf(rule.points()).multiply(fraction[1]);
        worth = fraction[0];
        BigInteger[] most = EarningPlan.fraction(rule.most());
        mostAbove = most[0];
        mostBelow = most[1];
        byItself = IntStream.range(0, rewards.size())
                .filter(r -> rewards.get(r).isByItself())
                .toArray();
        smallest = IntStream.range(0, rewards.size())
                .filter(r -> !rewards.get(r).isByItself())
                .boxed()
                .min(Comparator.comparingLong(r -> rewards.get(r).points()))
                .orElse(-1);
    }

    boolean hasWorth() {
        return hasWorth;
    }

    int[] byItself() {
        return byItself;
    }

    int smallest() {
        return smallest;
    }

    long pointsOf(int reward) {
        return rewards.get(reward).points();
    }

    /** The number of the reward of a name, or -1. */
    int numberOf(Optional<String> name) {
        for (int r = 0; name.isPresent() && r < rewards.size(); r++) {
            if (rewards.get(r).name().equals(name.get())) {
                return r;
            }
        }
        return -1;
    }

    boolean isByItself(int reward) {
        return reward >= 0 && rewards.get(reward).isByItself();
    }

    /** The most points that may be redeemed on an order. */
    long most(long available, long total) {
        // Of a whole number of minor units: what would be worth a fraction of one more is not taken.
        BigInteger value = BigInteger.valueOf(total).multiply(mostAbove).divide(mostBelow);
        BigInteger[] its = value.multiply(points).divideAndRemainder(worth);
        long allowed = its[0].bitLength() < Long.SIZE ? its[0].longValue() : Long.MAX_VALUE;
        long wanted = Math.min(available, allowed);
        long whole = wanted - wanted % Math.max(1, rule.multiple());
        return whole < rule.least() ? 0 : whole;
    }

    /** What points are worth, in minor units, rounded down. */
    long value(long redeemed) {
        return BigInteger.valueOf(redeemed).multiply(worth).divide(points).longValueExact();
    }
}
