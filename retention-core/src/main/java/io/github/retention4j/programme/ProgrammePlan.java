package io.github.retention4j.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Memberships;
import io.github.retention4j.history.Redemptions;
import java.util.List;

/** A programme made ready for histories of one basis. It is read by any number of threads. */
final class ProgrammePlan {
    final LoyaltyProgramme programme;
    final Basis basis;
    final ProgrammeCalendar calendar;
    final EarningPlan earning;
    final RedeemingPlan redeeming;
    final Enrolment.Kind enrolment;
    final boolean readsRedemptions;
    final boolean dies;

    /** The first and the last day on which the programme earns, within the data. */
    final int firstDay;

    final int lastDay;

    ProgrammePlan(LoyaltyProgramme programme, Basis basis) {
        this.programme = programme;
        this.basis = basis;
        calendar = new ProgrammeCalendar(basis, programme.expiry());
        earning = new EarningPlan(programme, basis);
        redeeming = new RedeemingPlan(programme, basis);
        Enrolment.Kind kind = programme.enrolment().kind();
        enrolment = kind != Enrolment.Kind.RECORDED_ELSE_EVERYONE
                ? kind
                : basis.given(Memberships.KIND) ? Enrolment.Kind.BY_RECORD : Enrolment.Kind.EVERYONE;
        readsRedemptions = programme.redeemer() == Redeemer.RECORDED && basis.given(Redemptions.KIND);
        dies = programme.expiry().kind() == PointsExpiry.Kind.INACTIVITY;
        firstDay = Math.max(
                calendar.firstDay(),
                programme.firstDay().map(day -> (int) day.toEpochDay()).orElse(Integer.MIN_VALUE));
        lastDay = Math.min(
                calendar.lastDay(),
                programme.lastDay().map(day -> (int) day.toEpochDay()).orElse(Integer.MAX_VALUE));
    }

    /** Whether the programme earns and gives on a day. */
    boolean isOn(int day) {
        return firstDay <= day && day <= lastDay;
    }

    List<Bonus> bonuses(Bonus.Occasion occasion) {
        return programme.bonuses().stream()
                .filter(bonus -> bonus.occasion() == occasion)
                .toList();
    }
}
