package io.github.retention4j.metric.satisfaction;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.util.Optional;

/**
 * Would customers recommend the shop?
 *
 * <p>{@code score = 100 · (promoters − detractors) / answers}, on 0–10 with promoters answering 9 or 10 and detractors 0
 * to 6.
 *
 * <ul>
 *   <li>It counts answers given in the window: a customer who answers twice counts twice, and an answer without a customer
 *       counts.
 *   <li>Some ask on 1–10: {@link #onOneToTen} keeps the cut points, so that detractors have an answer less to choose from and
 *       the score is not that of 0–10. Other scales and cut points have {@link #on}.
 *   <li>Answers on another scale than the metric's are left out, and the result says how many.
 *   <li>The interval is the adjusted Wald, with customers as the independent units: those who answer several times say much
 *       the same each time. An answer without a customer is a unit of its own; so is each answer of whom only counts are
 *       given. {@link Nps} has the formula.
 *   <li>No answers is no data.
 * </ul>
 *
 * <p>Worked example: 50 promoters, 30 passives and 20 detractors give +30, with a 95 % interval of 14.1 to 44.2 if all are
 * of different customers. If they are of 50 customers who gave the same answer twice, it is 6.9 to 49.6.
 *
 * <pre>{@code
 * Nps nps = engine.compute(NetPromoterScore.in(q1));
 * Nps oneToTen = engine.compute(NetPromoterScore.in(q1).onOneToTen());
 * Nps fromCounts = NetPromoterScore.of(50, 30, 20);
 * }</pre>
 *
 * <p>Source: F. F. Reichheld, The one number you need to grow, Harvard Business Review, December 2003; for the
 * interval, B. Rocks, Interval estimation for the "net promoter score", The American Statistician 70 (2016).
 *
 * @param window the window
 * @param scale the scale of the question
 * @param detractorsTo the highest answer of a detractor
 * @param promotersFrom the lowest answer of a promoter
 */
public record NetPromoterScore(Window window, SurveyScale scale, int detractorsTo, int promotersFrom)
        implements Metric<NetPromoterScore.State, Nps> {
    private static final String NAME = "net promoter score";

    /** Answers so far. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private long promoters;
        private long passives;
        private long detractors;
        private long onOtherScales;
        private final ClusterTally tally = new ClusterTally();

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            promoters -= other.promoters;
            passives -= other.passives;
            detractors -= other.detractors;
            onOtherScales -= other.onOtherScales;
            tally.subtract(other.tally);
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the cut points do not rise within the scale
     */
    public NetPromoterScore {
        requireNonNull(window, "window");
        requireNonNull(scale, "scale");
        if (detractorsTo < scale.lowest() || promotersFrom <= detractorsTo || promotersFrom > scale.highest()) {
            throw new IllegalArgumentException("cut points " + detractorsTo + " and " + promotersFrom
                    + " do not rise within [" + scale.lowest() + ", " + scale.highest() + "]");
        }
    }

    /**
     * The score of a window, on 0–10.
     *
     * @param window the window
     * @return the metric
     */
    public static NetPromoterScore in(Window window) {
        return new NetPromoterScore(window, SurveyScale.ZERO_TO_TEN, 6, 9);
    }

    /**
     * The same of the question as some ask it, on 1–10: promoters answer 9 or 10, detractors 1 to 6.
     *
     * @return the metric
     */
    public NetPromoterScore onOneToTen() {
        return on(SurveyScale.ONE_TO_TEN, 6, 9);
    }

    /**
     * The same on another scale or with other cut points.
     *
     * @param question the scale of the question
     * @param highestDetractor the highest answer of a detractor
     * @param lowestPromoter the lowest answer of a promoter
     * @return the metric
     * @throws IllegalArgumentException if the cut points do not rise within the scale
     */
    public NetPromoterScore on(SurveyScale question, int highestDetractor, int lowestPromoter) {
        return new NetPromoterScore(window, question, highestDetractor, lowestPromoter);
    }

    /**
     * The score for people who have only counts.
     *
     * @param promoters answers of promoters
     * @param passives answers in between
     * @param detractors answers of detractors
     * @return the score
     * @throws IllegalArgumentException if a count is negative
     */
    public static Nps of(long promoters, long passives, long detractors) {
        return new Nps(Label.of(NAME, "(promoters - detractors) / answers"), promoters, passives, detractors, 0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, window);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        long promoters = 0;
        long passives = 0;
        long detractors = 0;
        SurveyResponses responses = customer.surveyResponses();
        for (int i = 0; i < responses.count(); i++) {
            if (!responses.isTo(i, SurveyKind.NPS) || !state.window.contains(responses.answered(i))) {
                continue;
            }
            if (!responses.isOn(i, scale)) {
                state.onOtherScales++;
            } else if (responses.score(i) >= promotersFrom) {
                promoters++;
            } else if (responses.score(i) > detractorsTo) {
                passives++;
            } else {
                detractors++;
            }
        }
        state.promoters += promoters;
        state.passives += passives;
        state.detractors += detractors;
        state.tally.addUnlessZero(promoters - detractors, promoters + passives + detractors);
    }

    @Override
    public Requirement requires() {
        return Requirement.records(SurveyResponses.KIND);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.promoters += from.promoters;
        into.passives += from.passives;
        into.detractors += from.detractors;
        into.onOtherScales += from.onOtherScales;
        into.tally.add(from.tally);
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.<State>of(state -> state.tally.amount(), state -> state.tally.count())
                .times(100));
    }

    @Override
    public Nps finish(State state, Basis basis) {
        String definition = scale + ": promoters from " + promotersFrom + ", detractors to " + detractorsTo;
        Label label = Label.of(NAME, definition).in(basis.scope(window));
        return new Nps(
                label, state.promoters, state.passives, state.detractors, state.onOtherScales, state.tally.spread());
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }
}
