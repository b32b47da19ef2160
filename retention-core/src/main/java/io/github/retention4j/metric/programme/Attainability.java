package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.metric.survival.CustomerEvent;
import io.github.retention4j.metric.survival.SurvivalTally;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointUnit;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.result.Label;
import java.util.OptionalLong;

/**
 * Whether a loyalty programme's rewards are within reach: the share of members who ever had the points for the smallest, and how many days
 * it took them.
 *
 * <p>{@code share = members who could redeem by the end of the data / members who joined in the window}, and by days since joining Kaplan
 * and Meier's estimate
 *
 * <ul>
 *   <li>It takes the points of the smallest reward, or the least that may be redeemed if that is fewer; a programme that states neither takes
 *       a single point. Rewards that are issued by themselves count.
 *   <li>A member could redeem when as many points could be used, pending ones not counted and owed ones taken off, on any day from joining
 *       on, whether or not anything was redeemed.
 *   <li>Members are those who first joined in the window, and they are followed to the end of the data. Who leaves stays among those who
 *       could not.
 *   <li>No members who joined is no data, and so are a programme without rules, a window before it begins, and a history without
 *       redemptions where it is recorded who redeems: what was redeemed is missing from what could be used. To ask what its rules alone give,
 *       take a programme with {@code Redeemer.NEVER}.
 * </ul>
 *
 * <p>Worked example: a reward takes 100 points, and a point is earned for every SAR 1. Of three members who join on 1 March one spends 120 that
 * day and can redeem after 14 days of pending; one spends 60 twice, on days 0 and 20, and can redeem on day 34; the third spends 90. After
 * 90 days of data the share is 2/3, 66.7 %, and half could redeem within 34 days.
 *
 * <pre>{@code
 * Attainment reached = engine.compute(Attainability.in(q1).of(points));
 * Optional<Estimate> withinHalfAYear = reached.days().incidence(180);
 * }</pre>
 *
 * <p>Source: guides on why loyalty programmes fail, rewards out of reach being a reason; E. L. Kaplan and P. Meier, Nonparametric estimation
 * from incomplete observations, JASA 53 (1958).
 *
 * @param window the window in which members join
 * @param programme the programme
 */
public record Attainability(Window window, LoyaltyProgramme programme) implements Metric<SurvivalTally, Attainment> {
    private static final String NAME = "attainability";
    private static final String DEFINITION =
            "members who could redeem by the end of the data / members who joined in the window";

    /** Checks that nothing is null. */
    public Attainability {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
    }

    /**
     * The attainability of rewards to those who join in a window.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<Attainability> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new Attainability(window, programme);
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
    public Attainment finish(SurvivalTally state, Basis basis) {
        ProgrammeLabel told = ProgrammeLabel.of(NAME, DEFINITION, basis, window, programme, Needs.REDEMPTIONS);
        Label label = told.label().untilDataEnd();
        return new Attainment(told.isKnown() ? state.curve(label) : start(basis).curve(label), least(programme));
    }

    private TimeToEvent timed() {
        return TimeToEvent.of(CustomerEvent.of("first could redeem", new FirstCould(programme, least(programme))))
                .from(TimeToFirstRedemption.joining(programme))
                .within(window);
    }

    /** How many points can be redeemed at the least. */
    private static long least(LoyaltyProgramme programme) {
        Redeeming redeeming = programme.redeeming();
        long multiple = Math.max(1, redeeming.multiple());
        long least = Math.max(1, redeeming.least());
        long atOnce = Math.multiplyExact(multiple, (least - 1) / multiple + 1);
        boolean isForMoney = redeeming.worth().isPresent() || programme.unit() == PointUnit.MONEY;
        boolean isBounded =
                isForMoney || least > 1 || multiple > 1 || programme.rewards().isEmpty();
        return programme.rewards().stream()
                .mapToLong(Reward::points)
                .reduce(isBounded ? atOnce : Long.MAX_VALUE, Math::min);
    }

    /** When a customer first has so many points. */
    private record FirstCould(LoyaltyProgramme programme, long least) implements CustomerFunction<OptionalLong> {
        @Override
        public OptionalLong of(CustomerHistory customer) {
            return new UsablePoints(programme.replay(customer), customer.basis()).firstWith(least);
        }
    }
}
