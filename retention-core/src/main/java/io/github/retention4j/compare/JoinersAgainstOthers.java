package io.github.retention4j.compare;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.compare.MembershipGroup.Who;
import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What the customers who joined a loyalty programme did after it and before, against what others did on the same days: the difference in
 * differences.
 *
 * <p>{@code difference = (after − before) of those who joined − (after − before) of the others}
 *
 * <ul>
 *   <li>Customers joined in the window, for the first time, and were members still when it ended. Before and after are the windows next to
 *       it, of the same kind; what was done in the window itself is in neither. Others were no members on any day until the end of the
 *       window after. All of them had ordered before the first of the three windows.
 *   <li>What members always did more than others is left out, and so is what moved all customers alike, as a season does. What remains is
 *       what the programme caused only if those who joined would else have changed as the others did. Who joins when about to buy more
 *       would not have: it is selection still, and less of it.
 *   <li>Orders and revenue are by all customers of a group, those who did not order included; the average order value is by their orders,
 *       and the repeat purchase rate is of those who ordered. Revenue is net.
 *   <li>Customers are the units of chance, and who is in both windows counts as one. With v the variances and covariances that
 *       {@link Comparison} has, that of a group's change is {@code v(after) + v(before) − 2 · v(after, before)}, and that of
 *       the difference is the sum of both groups'. The interval and the test are Student's t, with the degrees of freedom of Welch and
 *       Satterthwaite.
 *   <li>While the window after is not over it is marked, and too early to tell. A group of nobody is no data.
 * </ul>
 *
 * <p>Worked example: 200 customers who joined in the second quarter placed 1.4 orders each in the first and 1.5 in the third; 400 others
 * 0.8 in both. Those who joined placed 0.7 orders more than the others in the third quarter, and 0.1 of it is new.
 *
 * <pre>{@code
 * MemberComparison<DifferenceInDifferences> change = engine.compute(JoinersAgainstOthers.joinedIn(feb).of(points));
 * OptionalDouble moreOrders = change.orders().value();
 * }</pre>
 *
 * <p>Source: O. Ashenfelter and D. Card, Using the longitudinal structure of earnings to estimate the effect of training programs, Rev.
 * Econ. Stat. 67 (1985).
 *
 * @param window the window in which customers joined
 * @param programme the programme
 */
public record JoinersAgainstOthers(Window window, LoyaltyProgramme programme)
        implements CompositeMetric<MemberComparison<DifferenceInDifferences>> {
    private static final String NAME = "joiners against others";
    private static final String DEFINITION = "change from the window before to the window after of those who joined"
            + " − that of others; what it caused only if both would else have changed alike";

    /** A window in which customers joined, of which it is to be said which programme. */
    public record JoinedIn(Window window) {
        /** Checks that nothing is null. */
        public JoinedIn {
            requireNonNull(window, "window");
        }

        /**
         * The comparison.
         *
         * @param programme of which programme
         * @return the metric
         */
        public JoinersAgainstOthers of(LoyaltyProgramme programme) {
            return new JoinersAgainstOthers(window, programme);
        }
    }

    /** Checks that nothing is null. */
    public JoinersAgainstOthers {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
    }

    /**
     * Those who joined in a window, against others.
     *
     * @param window the window in which they joined
     * @return the metric, once it is said of which programme
     */
    public static JoinedIn joinedIn(Window window) {
        return new JoinedIn(window);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Metric<?, DifferenceInDifferences>> parts() {
        CustomerFilter joiners = new MembershipGroup(Who.JOINERS, programme, window);
        CustomerFilter others = new MembershipGroup(Who.NO_JOINERS, programme, window);
        List<Metric<?, ? extends NumericResult>> before = MembersAgainstOthers.figures(window.previous());
        List<Metric<?, ? extends NumericResult>> after = MembersAgainstOthers.figures(window.next());
        List<Metric<?, DifferenceInDifferences>> parts = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            parts.add(new JointMetric(List.of(
                            after.get(i).where(joiners),
                            before.get(i).where(joiners),
                            after.get(i).where(others),
                            before.get(i).where(others)))
                    .map(DifferenceInDifferences.Made.OF_FOUR));
        }
        return parts;
    }

    @Override
    public MemberComparison<DifferenceInDifferences> finish(CompositeState state, Basis basis) {
        List<DifferenceInDifferences> of =
                parts().stream().map(part -> state.result(part, basis)).toList();
        Window after = window.next();
        Label label = Label.of(NAME, DEFINITION)
                .noting("programme " + programme.name())
                .noting("joined in " + window + ", before is " + window.previous() + " and after " + after)
                .in(basis.scope(after));
        return new MemberComparison<>(label, of.get(0), of.get(1), of.get(2), of.get(3));
    }
}
