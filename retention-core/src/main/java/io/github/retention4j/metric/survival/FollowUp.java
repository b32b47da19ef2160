package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.model.Scope;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose time is looked at, and from when to when. */
public final class FollowUp implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final FollowUp EVERYBODY = new FollowUp(null, false);

    private final @Nullable Window window;
    private final boolean isPeriod;

    private FollowUp(@Nullable Window window, boolean isPeriod) {
        this.window = window;
        this.isPeriod = isPeriod;
    }

    /**
     * All customers, to the end of the data. Who started before the data begin enters late, on their first day.
     *
     * @return the follow-up
     */
    public static FollowUp ofEverybody() {
        return EVERYBODY;
    }

    /**
     * A cohort: those who start in a window, to the end of the data.
     *
     * @param window the window of the start
     * @return the follow-up
     */
    public static FollowUp ofCohort(Window window) {
        return new FollowUp(requireNonNull(window, "window"), false);
    }

    /**
     * A period: all customers, but only in a window. Who started before it enters late, on its first day, and who is there at its end
     * is censored: how long it would take if it went on as in the window.
     *
     * @param window the window
     * @return the follow-up
     */
    public static FollowUp ofPeriod(Window window) {
        return new FollowUp(requireNonNull(window, "window"), true);
    }

    /**
     * The window.
     *
     * @return the window, or empty if there is none
     */
    public Optional<Window> window() {
        return Optional.ofNullable(window);
    }

    /**
     * Whether customers are looked at in the window only, and not those who start there to the end of the data.
     *
     * @return whether it is a period
     */
    public boolean isPeriod() {
        return isPeriod;
    }

    boolean isCohort() {
        return window != null && !isPeriod;
    }

    /** The first day a start may have. */
    long from() {
        return window == null || isPeriod ? Long.MIN_VALUE : window.start().toEpochDay();
    }

    /** The day after the last that a start may have. */
    long until() {
        return window == null ? EventRule.NEVER : window.end().toEpochDay();
    }

    /** The first day that anybody is followed. */
    long observedFrom(Calendar calendar) {
        long first = calendar.firstDay();
        return window == null || !isPeriod
                ? first
                : Math.max(first, window.start().toEpochDay());
    }

    /** The last day that anybody is followed. */
    long observedThrough(Calendar calendar, int knownAfter) {
        long last = calendar.lastDay() - knownAfter;
        return window == null || !isPeriod ? last : Math.min(last, window.end().toEpochDay() - 1);
    }

    /** What a customer must have to be looked at. */
    Requirement requires(CustomerEvent origin) {
        return window != null && !isPeriod
                ? origin.rule().requires(window)
                : origin.rule().kind().map(Requirement::records).orElseGet(Requirement::none);
    }

    Scope scope(Basis basis) {
        return window == null ? basis.scope() : basis.scope(window);
    }

    /** Whose time it is, behind "days from … to …". */
    String told(CustomerEvent start) {
        return window == null
                ? "of all customers"
                : isPeriod
                        ? "of those followed in the window, who enter late if they started before"
                        : "of those whose " + start.name() + " lies in the window";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FollowUp that && Objects.equals(window, that.window) && isPeriod == that.isPeriod;
    }

    @Override
    public int hashCode() {
        return Objects.hash(window, isPeriod);
    }

    @Override
    public String toString() {
        return window == null ? "everybody" : (isPeriod ? "during " : "within ") + window;
    }
}
