package io.github.retention4j.programme;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.SurveyResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bonuses, missions, rewards and supposed redemptions of {@link NaivePoints}. */
final class NaiveExtras {
    private final NaivePoints points;
    private final List<LocalDate> friends = new ArrayList<>();
    private final List<LocalDate> visits = new ArrayList<>();
    private final Map<Bonus, List<LocalDate>> paid = new HashMap<>();
    private final Map<Mission, Map<LocalDate, Long>> reached = new HashMap<>();

    NaiveExtras(NaivePoints points) {
        this.points = points;
    }

    // ---- bonuses

    private void give(Bonus bonus, long given) {
        points.credit(
                PointsMove.BONUS, given, Optional.empty(), bonus.expiring().orElse(points.programme.expiry()), 0);
    }

    void join(boolean isFirst) {
        points.isMember = true;
        points.tiers.join();
        if (!isFirst) {
            return;
        }
        if (points.isValid()) {
            for (Bonus bonus : points.programme.bonuses()) {
                if (bonus.occasion() == Bonus.Occasion.JOINING) {
                    give(bonus, bonus.points());
                }
            }
        }
        if (points.now.toEpochMilli() == points.basis.startOf(points.day)) {
            datedBonuses();
        }
    }

    /** Birthdays, then anniversaries, each an event of its own. */
    void datedBonuses() {
        if (!points.isValid() || !points.isMember) {
            return;
        }
        LocalDate joined = points.joinedDay();
        if (points.facts
                .birthDate()
                .filter(b -> b.isBefore(points.day) && isDayOf(b))
                .isPresent()) {
            giveFor(Bonus.Occasion.BIRTHDAY);
        }
        if (joined.isBefore(points.day) && isDayOf(joined)) {
            giveFor(Bonus.Occasion.ANNIVERSARY);
        }
    }

    private void giveFor(Bonus.Occasion occasion) {
        for (Bonus bonus : points.programme.bonuses()) {
            if (bonus.occasion() == occasion) {
                give(bonus, bonus.points());
            }
        }
        rewardsByThemselves();
        points.tiers.look();
    }

    private boolean isDayOf(LocalDate date) {
        return MonthDay.from(date).atYear(points.day.getYear()).equals(points.day);
    }

    void answered(SurveyResponse answer) {
        if (points.isValid() && points.isMember) {
            for (Bonus bonus : points.programme.bonuses()) {
                if (bonus.occasion() == Bonus.Occasion.ANSWER
                        && bonus.question().map(q -> q == answer.kind()).orElse(true)) {
                    give(bonus, bonus.points());
                }
            }
        }
    }

    private boolean isDue(Bonus bonus, MemberFacts.Qualified referral) {
        return bonus.occasion() == Bonus.Occasion.REFERRAL
                && bonus.least()
                        .map(l -> l.getAmount().compareTo(referral.kept()) <= 0)
                        .orElse(true)
                && (bonus.withinDays().isEmpty()
                        || !points.day.isAfter(points.dayOf(referral.referredAt())
                                .plusDays(bonus.withinDays().getAsInt())));
    }

    /** The member is the one who came. */
    void came(MemberFacts.Qualified referral) {
        for (Bonus bonus : points.programme.bonuses()) {
            if (isDue(bonus, referral)) {
                give(bonus, bonus.friendPoints());
            }
        }
    }

    /** The member is the one who referred. */
    void referred(MemberFacts.Qualified referral) {
        if (!points.isValid() || !points.isMember) {
            return;
        }
        for (Bonus bonus : points.programme.bonuses()) {
            List<LocalDate> before = paid.computeIfAbsent(bonus, b -> new ArrayList<>());
            LocalDate month = points.day.withDayOfMonth(1);
            long inMonth = before.stream().filter(month::equals).count();
            if (isDue(bonus, referral)
                    && (bonus.mostMonthly().isEmpty()
                            || inMonth < bonus.mostMonthly().getAsInt())) {
                before.add(month);
                give(bonus, bonus.points());
            }
        }
        friends.add(points.day);
        missions(Mission.Counted.REFERRALS);
    }

    void visited() {
        visits.add(points.day);
        missions(Mission.Counted.VISITS);
    }

    // ---- missions

    void missions(Mission.Counted what) {
        for (Mission mission : points.programme.missions()) {
            if (mission.counted() != what
                    || mission.window().map(w -> !w.contains(points.day)).orElse(false)) {
                continue;
            }
            LocalDate from = mission.inEach()
                    .map((CalendarUnit u) -> u.startOf(points.day))
                    .orElse(LocalDate.MIN);
            LocalDate first = mission.window().map(w -> w.start()).orElse(from);
            long times = times(mission, first.isAfter(from) ? first : from);
            long due = mission.isAgain() ? times : Math.min(1, times);
            long before = reached.computeIfAbsent(mission, m -> new HashMap<>()).getOrDefault(from, 0L);
            points.credit(
                    PointsMove.MISSION,
                    (due - before) * mission.points(),
                    Optional.empty(),
                    points.programme.expiry(),
                    0);
            reached.get(mission).put(from, Math.max(before, due));
        }
    }

    private long times(Mission mission, LocalDate from) {
        if (mission.counted() == Mission.Counted.SPEND) {
            return points.counted.stream()
                    .filter(b -> !b.day.isBefore(from))
                    .map(NaiveLots.Bought::left)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divideToIntegralValue(mission.amount().orElseThrow().getAmount())
                    .longValueExact();
        }
        long count = switch (mission.counted()) {
            case ORDERS ->
                points.counted.stream()
                        .filter(b -> !b.day.isBefore(from) && !b.isAllReturned())
                        .count();
            case VISITS -> visits.stream().filter(v -> !v.isBefore(from)).count();
            default -> friends.stream().filter(f -> !f.isBefore(from)).count();
        };
        return count / mission.target();
    }

    // ---- redeeming

    /** Tells what was taken off the order. */
    BigDecimal redeemAsSoonAsPossible(NaiveLots.Bought bought) {
        Redeeming rule = points.programme.redeeming();
        if (rule.worth().isPresent() || rule.isAtFaceValue()) {
            BigDecimal minorUnits = BigDecimal.ONE.scaleByPowerOfTen(points.basis.decimals());
            BigDecimal of = BigDecimal.valueOf(rule.points());
            BigDecimal worth =
                    rule.worth().map(m -> m.getAmount().multiply(minorUnits)).orElse(of);
            BigDecimal allowed =
                    bought.total().multiply(minorUnits).multiply(rule.most()).setScale(0, RoundingMode.DOWN);
            long redeemed = Math.min(
                    points.balance(),
                    allowed.multiply(of).divide(worth, 0, RoundingMode.DOWN).longValueExact());
            redeemed -= redeemed % rule.multiple();
            if (redeemed <= 0 || redeemed < rule.least()) {
                return BigDecimal.ZERO;
            }
            points.redeem(redeemed, Optional.of(bought));
            return BigDecimal.valueOf(redeemed)
                    .multiply(worth)
                    .divide(of, 0, RoundingMode.DOWN)
                    .divide(minorUnits)
                    .min(bought.total());
        }
        points.programme.rewards().stream()
                .filter(r -> !r.isByItself())
                .min(Comparator.comparing(Reward::points))
                .ifPresent(r ->
                        points.redeem(Math.max(0, points.balance()) / r.points() * r.points(), Optional.of(bought)));
        return BigDecimal.ZERO;
    }

    void rewardsByThemselves() {
        for (Reward reward : points.programme.rewards()) {
            if (points.isMember && reward.isByItself()) {
                points.redeem(Math.max(0, points.balance()) / reward.points() * reward.points(), Optional.empty());
            }
        }
    }
}
