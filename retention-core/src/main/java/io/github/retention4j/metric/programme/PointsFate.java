package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a loyalty programme's points by their age in days: which share is redeemed, expires or is revoked, and in the end.
 *
 * <p>{@code F_R(u) = Σ S(v−) · redeemed at v / at risk at v} over the ages v up to u, as {@link Fates} has it
 *
 * <ul>
 *   <li>A point's age is the number of calendar days since it was credited. Pending points are open.
 *   <li>Points that were redeemed and came back with a refund count as not redeemed. If they came back as a new lot, their age begins
 *       anew with it. Points that pay what is owed for a refund are revoked.
 *   <li>All lots count that were credited by the day at whose end it is known, {@linkplain #at a day} or the end of the data; or only
 *       those {@linkplain #issuedIn issued in a window}.
 *   <li>Lots that were granted before the data begin, such as opening balances, are known from then on and count from then on: of those
 *       that were used up before nothing is known.
 *   <li>Points of customers who are no members any more count, and so does what expired when they left.
 *   <li>No points is no data, and so are a day after the end of the data and, where the redeemer is recorded, a history without
 *       redemptions.
 * </ul>
 *
 * <p>Worked example: as {@link Fates} has it.
 *
 * <pre>{@code
 * Fates fates = engine.compute(PointsFate.of(points));
 * Optional<Estimate> ultimately = fates.redeemed();
 * Fates ofLastYear = engine.compute(PointsFate.of(points).issuedIn(year(2025)).at(LocalDate.of(2026, 3, 31)));
 * }</pre>
 *
 * <p>Source: as {@link Fates} has it.
 *
 * @param programme the programme
 * @param day the day at whose end it is known, or null for the end of the data
 * @param issued the window of issue, or null for all points
 */
public record PointsFate(
        LoyaltyProgramme programme,
        @Nullable LocalDate day,
        @Nullable Window issued) implements Metric<FateTally, Fates> {
    private static final String NAME = "fate of points";
    private static final String DEFINITION = "share of points by age, Aalen–Johansen, those open censored";

    /** Checks that the programme is there. */
    public PointsFate {
        requireNonNull(programme, "programme");
    }

    /**
     * The fate of all points of a programme, as known at the end of the data.
     *
     * @param programme the programme
     * @return the metric
     */
    public static PointsFate of(LoyaltyProgramme programme) {
        return new PointsFate(programme, null, null);
    }

    /**
     * The same as known at the end of a day: what was credited later is not there, and what happened later has not happened.
     *
     * @param day the day
     * @return the metric
     */
    public PointsFate at(LocalDate day) {
        return new PointsFate(programme, requireNonNull(day, "day"), issued);
    }

    /**
     * The same of the points that were credited in a window.
     *
     * @param window the window
     * @return the metric
     */
    public PointsFate issuedIn(Window window) {
        return new PointsFate(programme, day, requireNonNull(window, "window"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FateTally start(Basis basis) {
        return new FateTally(basis, FateTally.known(basis, day), issued, 0);
    }

    @Override
    public FateTally startLike(FateTally other, Basis basis) {
        return other.another();
    }

    @Override
    public void add(FateTally state, CustomerHistory customer) {
        state.add(programme.replay(customer));
    }

    @Override
    public void merge(FateTally into, FateTally from) {
        into.merge(from);
    }

    @Override
    public Fates finish(FateTally state, Basis basis) {
        ProgrammeLabel told = FateLabel.of(NAME, DEFINITION, basis, programme, day, issued);
        return (told.isKnown() ? state : start(basis)).fates(told.label(), basis);
    }

    @Override
    public String toString() {
        return NAME + ", " + programme + (day == null ? "" : ", known on " + day)
                + (issued == null ? "" : ", issued in " + issued);
    }
}
