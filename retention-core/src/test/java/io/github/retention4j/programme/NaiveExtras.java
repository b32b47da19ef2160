package io.github.retention4j.programme;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.SurveyResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bonuses, missions, rewards and supposed redemptions of {@link NaivePoints}. */
final class NaiveExtras {
    private final NaivePoints points;
    private final List<Instant> friends = new ArrayList<>();
    private final Map<Bonus, List<LocalDate>> paid = new HashMap<>();
    private final Map<Mission, Map<LocalDate, Long>> reached = new HashMap<>();

    NaiveExtras(NaivePoints points) {
        this.points = points;
    }

    // ---- bonuses

    private void give(Bonus bonus, long given) {
        points.credit(
                PointsMove.BONUS,
                given,
                Optional.empty(),
                bonus.expiring().orElse(points.programme.expiry()),
                0);
    }

    void joins(Instant at) {
        points.tiers.join();
    }

    void joiningBonus(boolean isFirst) {
        if (isFirst && !points.isEverybody() && points.isValid()) {
            for (Bonus bonus : points.programme.bonuses()) {
                if (bonus.occasion() == Bonus.Occasion.JOINING) {
                    give(bonus, bonus.points());
                }
            }
        }
    }

    void datedBonuses() {
        if (!points.isValid() || !points.isMember(points.now)) {
            return;
        }
        for (Bonus bonus : points.programme.bonuses()) {
            boolean isDue = switch (bonus.occasion()) {
                case BIRTHDAY ->
                    points.facts
                            .birthDate()
                            .filter(b -> b.isBefore(points.day))
                            .map(b -> isDayOf(b))
                            .orElse(false);
                case ANNIVERSARY ->
                    !points.isEverybody() && points.joinedDay().isBefore(points.day) && isDayOf(points.joinedDay());
                default -> false;
            };
            if (isDue) {
                give(bonus, bonus.points());
            }
        }
    }

    private boolean isDayOf(LocalDate date) {
        return MonthDay.from(date).atYear(points.day.getYear()).equals(points.day);
    }

    void answered(SurveyResponse answer) {
        if (points.isValid() && points.isMember(points.now)) {
            for (Bonus bonus : points.programme.bonuses()) {
                if (bonus.occasion() == Bonus.Occasion.ANSWER
                        && bonus.question()
                                .map(q -> q.equals(answer.kind().name()))
                                .orElse(true)) {
                    give(bonus, bonus.points());
                }
            }
        }
    }

    void referred(MemberFacts.Qualified referral) {
        if (!points.isValid() || !points.isMember(points.now)) {
            return;
        }
        if (referral.isReferrer()) {
            friends.add(points.now);
        }
        for (Bonus bonus : points.programme.bonuses()) {
            boolean isDue = bonus.occasion() == Bonus.Occasion.REFERRAL
                    && bonus.least().map(l -> l.getAmount().compareTo(referral.kept()) <= 0).orElse(true)
                    && (bonus.withinDays().isEmpty()
                            || !points.day.isAfter(points.dayOf(referral.referredAt())
                                    .plusDays(bonus.withinDays().getAsInt())));
            if (isDue && !referral.isReferrer()) {
                give(bonus, bonus.friendPoints());
            } else if (isDue) {
                List<LocalDate> before = paid.computeIfAbsent(bonus, b -> new ArrayList<>());
                LocalDate month = points.day.withDayOfMonth(1);
                long inMonth = before.stream().filter(month::equals).count();
                if (bonus.mostMonthly().isEmpty() || inMonth < bonus.mostMonthly().getAsInt()) {
                    before.add(month);
                    give(bonus, bonus.points());
                }
            }
        }
    }

    // ---- missions

    void missions() {
        if (!points.isValid() || !points.isMember(points.now)) {
            return;
        }
        for (Mission mission : points.programme.missions()) {
            if (mission.window().map(w -> !w.contains(points.day)).orElse(false)) {
                continue;
            }
            LocalDate from = mission.inEach().map((CalendarUnit u) -> u.startOf(points.day)).orElse(LocalDate.MIN);
            LocalDate first = mission.window().map(w -> w.start()).orElse(from);
            long times = times(mission, first.isAfter(from) ? first : from);
            long due = mission.isAgain() ? times : Math.min(1, times);
            long before = reached.computeIfAbsent(mission, m -> new HashMap<>()).getOrDefault(from, 0L);
            for (long i = before; i < due; i++) {
                points.credit(
                        PointsMove.MISSION, mission.points(), Optional.empty(), points.programme.expiry(), 0);
            }
            reached.get(mission).put(from, Math.max(before, due));
        }
    }

    private long times(Mission mission, LocalDate from) {
        if (mission.counted() == Mission.Counted.SPEND) {
            return points.counted.stream()
                    .filter(b -> !b.day.isBefore(from))
                    .map(NaivePoints.Bought::left)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divideToIntegralValue(mission.amount().orElseThrow().getAmount())
                    .longValueExact();
        }
        long count = switch (mission.counted()) {
            case ORDERS ->
                points.counted.stream()
                        .filter(b -> !b.day.isBefore(from) && !b.isAllReturned())
                        .count();
            case VISITS ->
                points.facts.visits().stream()
                        .filter(v -> !v.startedAt().isAfter(points.now) && points.isMember(v.startedAt()))
                        .filter(v -> !points.dayOf(v.startedAt()).isBefore(from))
                        .count();
            default ->
                friends.stream().filter(f -> !points.dayOf(f).isBefore(from)).count();
        };
        return count / mission.target();
    }

    // ---- redeeming

    void redeemAsSoonAsPossible(NaivePoints.Bought bought) {
        Redeeming rule = points.programme.redeeming();
        if (rule.worth().isPresent() || rule.isAtFaceValue()) {
            long redeemed = Math.min(points.balance(), mostOf(bought.total(), rule));
            redeemed -= redeemed % rule.multiple();
            if (redeemed > 0 && redeemed >= rule.least()) {
                points.redeem(redeemed, Optional.of(bought));
            }
        }
        for (Reward reward : points.programme.rewards()) {
            while (!reward.isByItself() && points.balance() >= reward.points()) {
                points.redeem(reward.points(), Optional.of(bought));
            }
        }
    }

    /** How many points pay as much of an order as points may. */
    private long mostOf(BigDecimal total, Redeeming rule) {
        BigDecimal worth = rule.worth()
                .map(m -> m.getAmount())
                .orElse(BigDecimal.valueOf(rule.points()).scaleByPowerOfTen(-points.basis.decimals()));
        return total.multiply(rule.most())
                .multiply(BigDecimal.valueOf(rule.points()))
                .divide(worth, 0, RoundingMode.DOWN)
                .longValueExact();
    }

    void rewardsByThemselves() {
        for (Reward reward : points.programme.rewards()) {
            while (reward.isByItself() && points.balance() >= reward.points()) {
                points.redeem(reward.points(), Optional.empty());
            }
        }
    }
}
