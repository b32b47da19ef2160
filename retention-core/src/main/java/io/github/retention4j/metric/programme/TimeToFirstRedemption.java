package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.metric.survival.CustomerEvent;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.metric.survival.SurvivalTally;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.result.Label;
import java.util.OptionalLong;

/**
 * How many days it takes from joining a loyalty programme to the first redemption, counting members who have not redeemed yet for as
 * long as they are followed.
 *
 * <p>{@code S(t) = Π (1 − first redemptions on day s / members at risk on day s)} over the days s up to t
 *
 * <ul>
 *   <li>Members are those who first joined in the window, and they are followed to the end of the data: a curve of a month that is over
 *       goes on growing. The share that redeems within D days is {@link SurvivalCurve#incidence incidence(D)}, often called the first
 *       redemption rate; half have redeemed by the {@link SurvivalCurve#median median}.
 *   <li>A redemption counts, whether or not the replay finds points for it, and also if it was undone. A reward that a programme issues by
 *       itself is one.
 *   <li>Who leaves the programme without having redeemed stays in the curve as one who does not.
 *   <li>Where everybody is a member without having joined, days are counted from the first of the data, or of the programme if that is
 *       later.
 *   <li>No members who joined is no data, and so are a programme without rules, a window before it begins, and a history without
 *       redemptions where it is recorded who redeems.
 * </ul>
 *
 * <p>Worked example: data from 1 January to 31 March. Of three members who joined in January one redeems after 10 days and one after 40;
 * the third joined on the 30th, has not redeemed, and is followed for 60 days. {@code S(10) = 2/3} and {@code S(40) = 1/3}: within 30 days
 * 33.3 % redeem, and half do within 40.
 *
 * <pre>{@code
 * SurvivalCurve first = engine.compute(TimeToFirstRedemption.in(q1).of(points));
 * Optional<Estimate> withinAQuarter = first.incidence(90);
 * }</pre>
 *
 * <p>Source: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958); guides on loyalty
 * programmes, which tell the share within so many days.
 *
 * @param window the window in which members join
 * @param programme the programme
 */
public record TimeToFirstRedemption(Window window, LoyaltyProgramme programme)
        implements Metric<SurvivalTally, SurvivalCurve> {
    private static final String NAME = "time to first redemption";
    private static final String DEFINITION =
            "days from joining to the first redemption, of those who joined in the window";

    /** Checks that nothing is null. */
    public TimeToFirstRedemption {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
    }

    /**
     * The time to the first redemption of those who join in a window.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<TimeToFirstRedemption> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new TimeToFirstRedemption(window, programme);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SurvivalTally start(Basis basis) {
        return timed().start(basis);
    }

    @Override
    public SurvivalTally startLike(SurvivalTally other, Basis basis) {
        return timed().startLike(other, basis);
    }

    @Override
    public void add(SurvivalTally state, CustomerHistory customer) {
        timed().add(state, customer);
    }

    @Override
    public void addAll(SurvivalTally state, CustomerBlock block) {
        timed().addAll(state, block);
    }

    @Override
    public void merge(SurvivalTally into, SurvivalTally from) {
        timed().merge(into, from);
    }

    @Override
    public SurvivalCurve finish(SurvivalTally state, Basis basis) {
        ProgrammeLabel told = ProgrammeLabel.of(NAME, DEFINITION, basis, window, programme, Needs.REDEMPTIONS);
        Label label = told.label().untilDataEnd();
        return told.isKnown() ? state.curve(label) : start(basis).curve(label);
    }

    private TimeToEvent timed() {
        return TimeToEvent.of(CustomerEvent.of("first redemption", new FirstRedemption(programme)))
                .from(joining(programme))
                .within(window);
    }

    /** When a customer first joins. */
    static CustomerEvent joining(LoyaltyProgramme programme) {
        return CustomerEvent.of("joining", new Joining(programme));
    }

    private record Joining(LoyaltyProgramme programme) implements CustomerFunction<OptionalLong> {
        @Override
        public OptionalLong of(CustomerHistory customer) {
            PointsLedger ledger = programme.replay(customer);
            return ledger.membershipCount() == 0 ? OptionalLong.empty() : OptionalLong.of(ledger.joined(0));
        }
    }

    private record FirstRedemption(LoyaltyProgramme programme) implements CustomerFunction<OptionalLong> {
        @Override
        public OptionalLong of(CustomerHistory customer) {
            PointsLedger ledger = programme.replay(customer);
            for (int i = 0; i < ledger.moveCount(); i++) {
                PointsMove kind = ledger.moveKind(i);
                if (kind == PointsMove.REDEEMED || kind == PointsMove.UNCOVERED) {
                    return OptionalLong.of(ledger.moveMillis(i));
                }
            }
            return OptionalLong.empty();
        }
    }
}
