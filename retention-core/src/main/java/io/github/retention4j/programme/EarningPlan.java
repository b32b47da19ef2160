package io.github.retention4j.programme;

import com.google.common.math.BigIntegerMath;
import com.google.common.math.LongMath;
import io.github.retention4j.history.Basis;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.joda.money.BigMoney;

/**
 * The earning rules of a programme in whole numbers. What each rule earns is a multiple of one small part of a point, which all rules
 * have in common, so that their sum and the multiplier of a tier are exact, and an order is rounded once.
 */
final class EarningPlan {
    /** No more fit into the bits that tell which rules an order meets. */
    static final int MOST_RULES = Long.SIZE;

    private final Rule[] rules;
    private final Rounding rounding;

    /** How many parts a point has; by tier times what multipliers are whole numbers of. */
    private final BigInteger parts;

    private final BigInteger[] times;
    private final long partsIfLong;
    private final long[] timesIfLong;
    private final boolean isPlain;
    private final boolean hasVisits;
    private final boolean hasTags;

    /** The rules of orders, as bits, if each order meets all of them; else 0. */
    private final long ofAnyOrder;

    /** A rule; amounts are minor units. */
    private static final class Rule {
        final Earning earning;

        /** What it earns, in parts, for each minor unit, whole amount, order or visit. */
        final BigInteger rate;

        final long rateIfLong;

        /** Of whole amounts: so many minor units, as a fraction. */
        final BigInteger wholeAbove;

        final BigInteger wholeBelow;
        final long least;
        final BigInteger most;
        final long mostIfLong;
        final int tier;
        final int firstDay;
        final int endDay;
        final int orders;

        Rule(Earning earning, BigInteger rate, BigInteger[] whole, long least, BigInteger most, int tier) {
            this.earning = earning;
            this.rate = rate;
            this.rateIfLong = longOr(rate, -1);
            this.wholeAbove = whole[0];
            this.wholeBelow = whole[1];
            this.least = least;
            this.most = most;
            this.mostIfLong = longOr(most, Long.MAX_VALUE);
            this.tier = tier;
            this.firstDay =
                    earning.window().map(w -> (int) w.start().toEpochDay()).orElse(Integer.MIN_VALUE);
            this.endDay = earning.window().map(w -> (int) w.end().toEpochDay()).orElse(Integer.MAX_VALUE);
            this.orders = earning.orders().orElse(Integer.MAX_VALUE);
        }

        /** Whether some orders do not meet it. */
        boolean isNarrow() {
            return least > 0
                    || tier >= 0
                    || firstDay != Integer.MIN_VALUE
                    || orders != Integer.MAX_VALUE
                    || earning.daily()
                    || earning.tag().isPresent();
        }

        private static long longOr(BigInteger number, long other) {
            return number.bitLength() < Long.SIZE ? number.longValue() : other;
        }
    }

    EarningPlan(LoyaltyProgramme programme, Basis basis) {
        List<Earning> earning = programme.earning();
        if (earning.size() > MOST_RULES) {
            throw new IllegalArgumentException(
                    "a programme of " + earning.size() + " earning rules; the most are " + MOST_RULES);
        }
        rounding = programme.rounding();
        BigInteger common = BigInteger.ONE;
        BigInteger[][] rates = new BigInteger[earning.size()][];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = rate(earning.get(i), basis);
            common = common.divide(common.gcd(rates[i][1])).multiply(rates[i][1]);
        }
        rules = new Rule[rates.length];
        for (int i = 0; i < rules.length; i++) {
            Earning rule = earning.get(i);
            rules[i] = new Rule(
                    rule,
                    rates[i][0].multiply(common.divide(rates[i][1])),
                    rule.basis() == Earning.Basis.WHOLE_AMOUNT
                            ? fraction(minorUnits(rule.per().orElseThrow(), basis))
                            : new BigInteger[] {BigInteger.ONE, BigInteger.ONE},
                    rule.least().map(least -> ceiling(minorUnits(least, basis))).orElse(Long.MIN_VALUE),
                    rule.most().isPresent()
                            ? common.multiply(BigInteger.valueOf(rule.most().getAsLong()))
                            : BigInteger.ONE.shiftLeft(256),
                    rule.tier().map(name -> numberOf(name, programme)).orElse(-1));
        }
        List<Tier> tiers = programme.tiers().map(Tiers::tiers).orElse(List.of());
        BigInteger below = BigInteger.ONE;
        for (Tier tier : tiers) {
            BigInteger its = fraction(tier.times())[1];
            below = below.divide(below.gcd(its)).multiply(its);
        }
        times = new BigInteger[tiers.size() + 1];
        times[0] = below;
        for (int t = 0; t < tiers.size(); t++) {
            BigInteger[] its = fraction(tiers.get(t).times());
            times[t + 1] = its[0].multiply(below.divide(its[1]));
        }
        parts = common.multiply(below);
        partsIfLong = Rule.longOr(parts, -1);
        timesIfLong = new long[times.length];
        boolean areLong = partsIfLong > 0;
        for (int t = 0; t < times.length; t++) {
            timesIfLong[t] = Rule.longOr(times[t], -1);
            areLong &= timesIfLong[t] >= 0;
        }
        for (Rule rule : rules) {
            areLong &= rule.rateIfLong >= 0 && rule.earning.basis() != Earning.Basis.WHOLE_AMOUNT;
        }
        isPlain = areLong;
        hasVisits = earning.stream().anyMatch(rule -> rule.basis() == Earning.Basis.VISIT);
        hasTags = earning.stream().anyMatch(rule -> rule.tag().isPresent());
        ofAnyOrder = ofAnyOrder();
    }

    private long ofAnyOrder() {
        long any = 0;
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].earning.basis() != Earning.Basis.VISIT) {
                if (rules[i].isNarrow()) {
                    return 0;
                }
                any |= 1L << i;
            }
        }
        return any;
    }

    private static int numberOf(String tier, LoyaltyProgramme programme) {
        List<Tier> tiers = programme.tiers().map(Tiers::tiers).orElse(List.of());
        for (int t = 0; t < tiers.size(); t++) {
            if (tiers.get(t).name().equals(tier)) {
                return t;
            }
        }
        throw new IllegalArgumentException("no tier is called " + tier);
    }

    /** Points for each minor unit, whole amount, order or visit, as a fraction. */
    private static BigInteger[] rate(Earning rule, Basis basis) {
        BigDecimal points = rule.points();
        if (rule.basis() != Earning.Basis.AMOUNT) {
            return fraction(points);
        }
        BigInteger[] above = fraction(points);
        BigInteger[] below = rule.per().isPresent()
                ? fraction(minorUnits(rule.per().get(), basis))
                // A share of what is paid: a point is a minor unit of the currency, which amounts may be kept finer
                // than.
                : fraction(BigDecimal.ONE.scaleByPowerOfTen(
                        basis.decimals() - basis.currency().getDecimalPlaces()));
        BigInteger up = above[0].multiply(below[1]);
        BigInteger down = above[1].multiply(below[0]);
        BigInteger common = up.gcd(down);
        return new BigInteger[] {up.divide(common), down.divide(common)};
    }

    /** An amount in the history's units, which need not be a whole number. */
    static BigDecimal minorUnits(BigMoney amount, Basis basis) {
        if (!amount.getCurrencyUnit().equals(basis.currency())) {
            throw new IllegalArgumentException("a programme with amounts in " + amount.getCurrencyUnit()
                    + " cannot be replayed on a history in " + basis.currency());
        }
        return amount.getAmount().scaleByPowerOfTen(basis.decimals());
    }

    /** The least whole number of minor units that is not below a number of them. */
    static long ceiling(BigDecimal minorUnits) {
        return minorUnits.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** A decimal as a fraction in its lowest terms. */
    static BigInteger[] fraction(BigDecimal number) {
        BigInteger above = number.unscaledValue();
        BigInteger below = BigInteger.ONE;
        if (number.scale() > 0) {
            below = BigInteger.TEN.pow(number.scale());
        } else {
            above = above.multiply(BigInteger.TEN.pow(-number.scale()));
        }
        BigInteger common = above.gcd(below);
        return common.signum() == 0
                ? new BigInteger[] {BigInteger.ZERO, BigInteger.ONE}
                : new BigInteger[] {above.divide(common), below.divide(common)};
    }

    boolean hasVisits() {
        return hasVisits;
    }

    boolean hasTags() {
        return hasTags;
    }

    /** How often each rule was met by the customer at hand, and on which day last: what the limits of rules look at. */
    static final class Met {
        private final int[] orders;
        private final int[] day;

        private Met(int rules) {
            orders = new int[rules];
            day = new int[rules];
        }

        void clear() {
            for (int i = 0; i < orders.length; i++) {
                orders[i] = 0;
                day[i] = Integer.MIN_VALUE;
            }
        }
    }

    Met met() {
        return new Met(rules.length);
    }

    /** Which rules an order or a visit meets, as bits. */
    long matching(Met met, boolean isVisit, int day, int tier, long total, Set<String> tags) {
        if (ofAnyOrder != 0 && !isVisit) {
            return ofAnyOrder;
        }
        long matching = 0;
        for (int i = 0; i < rules.length; i++) {
            Rule rule = rules[i];
            if ((rule.earning.basis() == Earning.Basis.VISIT) == isVisit
                    && rule.firstDay <= day
                    && day < rule.endDay
                    && (rule.tier < 0 || rule.tier == tier)
                    && total >= rule.least
                    && met.orders[i] < rule.orders
                    && !(rule.earning.daily() && met.day[i] == day)
                    && (rule.earning.tag().isEmpty()
                            || tags.contains(rule.earning.tag().get()))) {
                matching |= 1L << i;
            }
        }
        return matching;
    }

    /** Notes which rules an order or a visit met. */
    void note(Met met, long matching, int day) {
        for (int i = 0; i < rules.length && matching != ofAnyOrder; i++) {
            if ((matching >>> i & 1) != 0) {
                met.orders[i]++;
                met.day[i] = day;
            }
        }
    }

    /**
     * The points of an order of which some is left.
     *
     * @param matching the rules it met
     * @param tier the tier whose multiplier it is earned by, or -1
     * @param total what is left of its total
     * @param eligible what is left of what earns
     */
    long points(long matching, int tier, long total, long eligible) {
        if (matching == 0) {
            return 0;
        }
        if (isPlain) {
            long sum = 0;
            boolean fits = true;
            for (int i = 0; i < rules.length && fits; i++) {
                if ((matching >>> i & 1) != 0 && total >= rules[i].least) {
                    long units = rules[i].earning.basis() == Earning.Basis.AMOUNT ? eligible : 1;
                    fits = Math.multiplyHigh(units, rules[i].rateIfLong) == 0;
                    long its = Math.min(units * rules[i].rateIfLong, rules[i].mostIfLong);
                    sum += its;
                    fits &= its >= 0 && sum >= 0;
                }
            }
            long scaled = sum * timesIfLong[tier + 1];
            if (fits && Math.multiplyHigh(sum, timesIfLong[tier + 1]) == 0 && scaled >= 0) {
                return LongMath.divide(scaled, partsIfLong, rounding.mode());
            }
        }
        return exactly(matching, tier, total, eligible);
    }

    private long exactly(long matching, int tier, long total, long eligible) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < rules.length; i++) {
            Rule rule = rules[i];
            if ((matching >>> i & 1) != 0 && total >= rule.least) {
                sum = sum.add(rule.rate.multiply(units(rule, eligible)).min(rule.most));
            }
        }
        BigInteger points = BigIntegerMath.divide(sum.multiply(times[tier + 1]), parts, rounding.mode());
        if (points.bitLength() >= Long.SIZE) {
            throw new ArithmeticException("an order earns " + points + " points, more than the " + Long.MAX_VALUE
                    + " that can be counted; give fewer points for each amount");
        }
        return points.longValue();
    }

    private static BigInteger units(Rule rule, long eligible) {
        return switch (rule.earning.basis()) {
            case AMOUNT -> BigInteger.valueOf(eligible);
            case WHOLE_AMOUNT ->
                BigInteger.valueOf(eligible).multiply(rule.wholeBelow).divide(rule.wholeAbove);
            case ORDER, VISIT -> BigInteger.ONE;
        };
    }

    /** What is kept of an order's points if so much of its total is left, in proportion. */
    long proportion(long points, long left, long total) {
        return BigIntegerMath.divide(
                        BigInteger.valueOf(points).multiply(BigInteger.valueOf(left)),
                        BigInteger.valueOf(total),
                        rounding.mode())
                .longValueExact();
    }
}
