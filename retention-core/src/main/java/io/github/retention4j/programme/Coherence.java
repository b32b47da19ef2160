package io.github.retention4j.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/** Whether the rules of a programme go together, each of which is right by itself. */
final class Coherence {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

    private Coherence() {}

    static void check(LoyaltyProgramme programme) {
        checkUnit(programme);
        checkTiers(programme);
        checkCurrency(programme);
        checkRepeats(programme);
        checkLife(programme);
        checkRedeemer(programme);
        Optional<LocalDate> first = programme.firstDay();
        Optional<LocalDate> last = programme.lastDay();
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            throw new IllegalArgumentException("last day " + last.get() + " is before the first day " + first.get()
                    + "; write through(…) with that day or a later one");
        }
    }

    private static void checkUnit(LoyaltyProgramme programme) {
        boolean money = programme.unit() == PointUnit.MONEY;
        programme.earning().stream()
                .filter(rule -> rule.isCashback() && !money)
                .findFirst()
                .ifPresent(rule -> {
                    throw new IllegalArgumentException(
                            "'" + rule + "' is money, but a point of programme " + programme.name()
                                    + " is not; write LoyaltyProgramme.named(…).cashback(0.15), or unit(PointUnit.MONEY)");
                });
        if (money && !programme.redeeming().isAtFaceValue()) {
            throw new IllegalArgumentException("points that are money are worth what they say, and '"
                    + programme.redeeming() + "' was stated; write Redeeming.atFaceValue()");
        }
        if (!money && programme.redeeming().isAtFaceValue()) {
            throw new IllegalArgumentException(
                    "points that are not money have no face value; write Redeeming.points(100).worth(…),"
                            + " or unit(PointUnit.MONEY)");
        }
    }

    private static void checkTiers(LoyaltyProgramme programme) {
        Optional<Tiers> tiers = programme.tiers();
        if (tiers.isPresent() && tiers.get().tiers().isEmpty()) {
            throw new IllegalArgumentException(
                    "tiers by " + tiers.get().counted() + " without a tier; write tier(Tier.named(…)) for each");
        }
        tiers.ifPresent(Coherence::checkTerm);
        List<String> names = tiers.stream()
                .flatMap(all -> all.tiers().stream())
                .map(Tier::name)
                .toList();
        for (Earning rule : programme.earning()) {
            if (rule.tier().isPresent() && !names.contains(rule.tier().get())) {
                String there = names.isEmpty() ? "there are no tiers" : "the tiers are " + String.join(", ", names);
                throw new IllegalArgumentException("'" + rule + "' is for a tier that the programme does not have: "
                        + there + "; write inTier with the name of one of tiers(…)");
            }
        }
    }

    private static void checkTerm(Tiers tiers) {
        boolean isHeldWhileQualified = tiers.holding().kind() == Term.Kind.WHILE_QUALIFIED;
        if (isHeldWhileQualified && tiers.over().kind() == Qualification.Kind.SINCE_LAST_CHANGE) {
            throw new IllegalArgumentException(
                    "a tier held " + tiers.holding() + " is lost at once where what counts is added up " + tiers.over()
                            + "; write holding(Term.months(12))");
        }
        if (isHeldWhileQualified && tiers.falling() == Downgrade.ONE_LEVEL) {
            throw new IllegalArgumentException("a tier held " + tiers.holding()
                    + " has no term that a fall by one level could begin; write holding(Term.months(12)), or"
                    + " falling(Downgrade.TO_EARNED)");
        }
    }

    private static void checkCurrency(LoyaltyProgramme programme) {
        List<BigMoney> amounts = new ArrayList<>();
        programme
                .earning()
                .forEach(rule -> Stream.of(rule.per(), rule.least()).forEach(amount -> amount.ifPresent(amounts::add)));
        programme.redeeming().worth().ifPresent(amounts::add);
        programme.rewards().forEach(reward -> reward.cost().ifPresent(amounts::add));
        programme.bonuses().forEach(bonus -> bonus.least().ifPresent(amounts::add));
        programme.missions().forEach(mission -> mission.amount().ifPresent(amounts::add));
        programme
                .tiers()
                .ifPresent(
                        tiers -> tiers.tiers().forEach(tier -> tier.fromAmount().ifPresent(amounts::add)));
        for (BigMoney amount : amounts) {
            BigMoney one = amounts.get(0);
            if (!amount.isSameCurrency(one)) {
                throw new IllegalArgumentException(
                        "programme " + programme.name() + " has amounts in two currencies, " + Phrases.money(one)
                                + " and " + Phrases.money(amount) + "; write all in the currency of the history");
            }
        }
    }

    private static void checkRepeats(LoyaltyProgramme programme) {
        checkRepeats(programme.earning());
        checkRepeats(programme.bonuses());
        checkRepeats(programme.missions());
        Set<String> names = new HashSet<>();
        for (Reward reward : programme.rewards()) {
            if (!names.add(reward.name())) {
                throw new IllegalArgumentException(
                        "two rewards are named " + reward.name() + "; write another name for one of them");
            }
        }
        List<String> byThemselves = programme.rewards().stream()
                .filter(Reward::isByItself)
                .map(Reward::name)
                .toList();
        if (byThemselves.size() > 1) {
            throw new IllegalArgumentException(byThemselves.stream().collect(Collectors.joining(" and "))
                    + " are all given by themselves, and the cheapest would take the points for the others;"
                    + " write byItself() for one of them");
        }
    }

    private static void checkRepeats(List<?> rules) {
        Set<Object> before = new HashSet<>();
        for (Object rule : rules) {
            if (!before.add(rule)) {
                throw new IllegalArgumentException("'" + rule
                        + "' is given twice; write it once, with the points of both together if that" + " is meant");
            }
        }
    }

    /** Points that could be used on no day, whenever they are earned, are a slip; those of some days may be meant. */
    private static void checkLife(LoyaltyProgramme programme) {
        PointsExpiry expiry = programme.expiry();
        boolean told = (expiry.kind() == PointsExpiry.Kind.AFTER || expiry.kind() == PointsExpiry.Kind.YEARLY)
                && expiry.countedFrom() == PointsExpiry.CountedFrom.EARNED;
        int pending = programme.pendingDays();
        if (told
                && pending > 0
                && FIRST.datesUntil(LAST.plusDays(1))
                        .allMatch(day -> expiry.lastDay(day).isBefore(day.plusDays(pending)))) {
            throw new IllegalArgumentException("points expire " + expiry + ", before they can be used, pending for "
                    + Phrases.count(pending, "day") + "; write fewer days, or countedFrom(CountedFrom.AVAILABLE)");
        }
    }

    private static void checkRedeemer(LoyaltyProgramme programme) {
        if (programme.redeemer() == Redeemer.AS_SOON_AS_POSSIBLE
                && programme.rewards().isEmpty()
                && programme.redeeming().worth().isEmpty()
                && !programme.redeeming().isAtFaceValue()) {
            throw new IllegalArgumentException(
                    "nobody can redeem as soon as possible where it is not known what points are worth;"
                            + " write redeeming(Redeeming.points(100).worth(…)), or a reward");
        }
    }
}
