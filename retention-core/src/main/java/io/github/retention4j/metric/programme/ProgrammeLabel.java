package io.github.retention4j.metric.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Memberships;
import io.github.retention4j.history.PointsGrants;
import io.github.retention4j.history.Redemptions;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Scope;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.result.Label;
import java.time.LocalDate;

/**
 * What a result of a programme says of itself, and whether anything is known of what it asks.
 *
 * @param label its label
 * @param isKnown whether the window is observed, the programme has rules and the records were given that it is made of
 */
record ProgrammeLabel(Label label, boolean isKnown) {
    /** What a result is made of. */
    enum Needs {
        /** Who is a member. */
        MEMBERS,
        /** Who is a member, and what points are credited. */
        POINTS,
        /** What is redeemed as well. */
        REDEMPTIONS
    }

    static ProgrammeLabel of(
            String name, String definition, Basis basis, Window window, LoyaltyProgramme programme, Needs needs) {
        boolean isRuled = hasRules(programme, basis, needs);
        boolean isByRecord = programme.enrolment().kind() == Enrolment.Kind.BY_RECORD;
        boolean isRecordedElse = programme.enrolment().kind() == Enrolment.Kind.RECORDED_ELSE_EVERYONE;
        boolean noMembers = !basis.given(Memberships.KIND);
        boolean isRecorded = programme.redeemer() == Redeemer.RECORDED;
        boolean noRedemptions = needs == Needs.REDEMPTIONS && isRecorded && !basis.given(Redemptions.KIND);
        Scope scope = scope(basis, window, programme);
        Label label = Label.of(name, definition)
                .noting("programme " + programme.name())
                .noting(needs == Needs.MEMBERS || isRecorded ? "" : supposed(programme.redeemer()))
                .noting(isRuled ? "" : "it has no rules")
                .noting(noMembers && isByRecord ? "no memberships were given" : "")
                .noting(noMembers && isRecordedElse ? "no memberships were given, so everybody is a member" : "")
                .noting(noRedemptions ? "no redemptions were given" : "")
                .noting(begins(scope, programme))
                .in(scope);
        boolean isGiven = !(noMembers && isByRecord) && !noRedemptions;
        return new ProgrammeLabel(label, isRuled && isGiven && basis.isObserved() && !label.isUnobserved());
    }

    /** The same with one more note. */
    ProgrammeLabel noting(String note) {
        return new ProgrammeLabel(label.noting(note), isKnown);
    }

    /** The same of what has happened by the end of the data. */
    ProgrammeLabel untilDataEnd() {
        return new ProgrammeLabel(label.untilDataEnd(), isKnown);
    }

    /** The same with one more thing that may be missing. */
    ProgrammeLabel unless(boolean isMissing, String note) {
        return isMissing ? new ProgrammeLabel(label.noting(note), false) : this;
    }

    /** Whether anything is said of points or members. Points that are all granted by record need only a rule of what becomes of them. */
    private static boolean hasRules(LoyaltyProgramme programme, Basis basis, Needs needs) {
        boolean credits = !programme.earning().isEmpty()
                || !programme.bonuses().isEmpty()
                || !programme.missions().isEmpty();
        boolean takes = !programme.expiry().equals(PointsExpiry.NEVER)
                || !programme.rewards().isEmpty()
                || programme.redeeming().worth().isPresent();
        return credits
                || (needs == Needs.MEMBERS
                        ? takes || programme.tiers().isPresent()
                        : takes && basis.given(PointsGrants.KIND));
    }

    private static String supposed(Redeemer redeemer) {
        String who = redeemer == Redeemer.NEVER ? "nobody redeems" : "everybody redeems as soon as possible";
        return "as if " + who + ", and orders were what they are: behaviour does not change in a replay";
    }

    /** Of the days before a programme began nothing is told, as of those before the data begin. */
    private static Scope scope(Basis basis, Window window, LoyaltyProgramme programme) {
        Scope scope = basis.scope(window);
        LocalDate first = programme.firstDay().orElse(LocalDate.MIN);
        if (!first.isAfter(window.start()) || !first.isAfter(scope.firstDay())) {
            return scope;
        }
        boolean isBefore = !first.isBefore(window.end()) || first.isAfter(basis.lastDay());
        return new Scope(
                window,
                isBefore ? Observation.NOT_OBSERVED : Observation.PARTLY_OBSERVED,
                first,
                scope.lastDay(),
                scope.population(),
                scope.policy(),
                scope.hiddenBelow());
    }

    private static String begins(Scope scope, LoyaltyProgramme programme) {
        return programme
                .firstDay()
                .filter(scope.firstDay()::equals)
                .map(first -> "it begins on " + first)
                .orElse("");
    }
}
