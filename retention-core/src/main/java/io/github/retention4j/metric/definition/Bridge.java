package io.github.retention4j.metric.definition;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the count or the sum of one definition comes from that of another, a step for each reason why they differ.
 *
 * <p>{@code total = start + Σ steps}
 *
 * <p>Worked example: 412 customers ordered in February and in March, and 76 ordered in March after a pause. The count
 * formula keeps 488: {@code 488 = 412 + 76 who came back after a pause}.
 *
 * @param start where it starts: the count of the definition that is compared with, or 0 if nothing of it is in this one
 * @param steps what is added and taken off, in order; none of them is 0
 */
public record Bridge(BigDecimal start, List<Step> steps) implements Serializable {
    /**
     * A reason why two counts differ, and by how much.
     *
     * @param by how much is added, below 0 if it is taken off
     * @param what what is counted in the one and not in the other
     */
    public record Step(BigDecimal by, String what) implements Serializable {
        /** Checks that nothing is null. */
        public Step {
            requireNonNull(by, "by");
            requireNonNull(what, "what");
        }

        static Step plus(long count, String what) {
            return plus(BigDecimal.valueOf(count), what);
        }

        static Step plus(BigDecimal amount, String what) {
            return new Step(amount, what);
        }

        static Step minus(long count, String what) {
            return minus(BigDecimal.valueOf(count), what);
        }

        static Step minus(BigDecimal amount, String what) {
            return new Step(amount.negate(), what);
        }

        @Override
        public String toString() {
            return text(by.signum() < 0 ? "- " : "");
        }

        private String text(String sign) {
            return sign + by.abs().toPlainString() + " " + what;
        }
    }

    /** Leaves out steps of 0, which are no reason. */
    public Bridge {
        requireNonNull(start, "start");
        steps = requireNonNull(steps, "steps").stream()
                .filter(step -> step.by().signum() != 0)
                .toList();
    }

    static Bridge from(BigDecimal start, Step... steps) {
        return new Bridge(start, Arrays.asList(steps));
    }

    /** Where nothing of the first definition is in this one. */
    static Bridge anew(Step... steps) {
        return from(BigDecimal.ZERO, steps);
    }

    /** What the next definition comes by from the end of this. */
    Bridge then(Step... more) {
        return from(total(), more);
    }

    /** The same with more steps. */
    Bridge and(Step... more) {
        return new Bridge(
                start, Stream.concat(steps.stream(), Arrays.stream(more)).toList());
    }

    /**
     * Where it ends.
     *
     * @return the start and all steps together
     */
    public BigDecimal total() {
        return steps.stream().map(Step::by).reduce(start, BigDecimal::add);
    }

    /**
     * The sum in words.
     *
     * @return such as {@code 488 = 412 + 76 who came back after a pause}, or only the number if there is no step
     */
    public String text() {
        if (steps.isEmpty()) {
            return total().toPlainString();
        }
        return isAllOfIt()
                ? steps.get(0).text("")
                : head() + steps.stream().map(step -> " " + text(step)).collect(joining());
    }

    /** In one line if it is short enough, else with a line for each step. */
    List<String> lines(int width) {
        return isAllOfIt() || text().length() <= width
                ? List.of(text())
                : Stream.concat(Stream.of(head()), steps.stream().map(step -> "  " + text(step)))
                        .toList();
    }

    private String head() {
        return total().toPlainString() + " =" + (isStartTold() ? " " + start.toPlainString() : "");
    }

    /** A sum of what is added to nothing is told without the nothing. */
    private boolean isStartTold() {
        return start.signum() != 0 || steps.get(0).by().signum() < 0;
    }

    /** With its sign, unless nothing stands before it. */
    private String text(Step step) {
        boolean isFirst = !isStartTold() && step.equals(steps.get(0));
        return step.text(isFirst ? "" : step.by().signum() < 0 ? "- " : "+ ");
    }

    /** A number that is nothing but its only step is told once. */
    private boolean isAllOfIt() {
        return start.signum() == 0 && steps.size() == 1 && steps.get(0).by().signum() > 0;
    }

    @Override
    public String toString() {
        return text();
    }
}
