package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SubscriptionStep;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The steps that a customer's subscriptions took, in time order: starts, changes, cancellations and ends.
 *
 * <p>What is known of a subscription may be a plan. A change, a cancellation or an end does not stretch the days that the data
 * cover and may be later than {@link HistoryBuilder#observedThrough}, as may the start of one that was sold to begin later. Until
 * the data reach a step, nothing counts it. If {@link HistoryBuilder#observedThrough} is not called, starts do stretch the days,
 * and where there are no events but subscriptions, so do cancellations.
 */
public final class Subscriptions extends Records {
    /** Subscriptions, a row for each step. */
    public static final RecordKind<Subscription, Subscriptions> KIND =
            RecordKind.of("subscriptions", 3, Subscriptions::write, Subscriptions::new);

    private static final int TAKEN = 0;
    private static final int STEP = 1;
    private static final int RISE = 2;

    private Subscriptions(CustomerRows customer) {
        super(customer, KIND);
    }

    private static void write(Subscription subscription, RecordRow row) {
        List<Subscription.Change> changes = subscription.changes();
        long[] changed = new long[changes.size()];
        long[] amounts = new long[changes.size()];
        row.customer(subscription.customerId()).begin(KIND);
        long monthly = row.minorUnits(subscription.monthlyAmount());
        for (int i = 0; i < changed.length; i++) {
            changed[i] = RecordRow.millis(changes.get(i).changedAt());
            amounts[i] = row.minorUnits(changes.get(i).monthlyAmount());
        }
        write(
                row,
                subscription.id(),
                RecordRow.millis(subscription.startedAt()),
                monthly,
                changed,
                amounts,
                RecordRow.millis(subscription.cancelledAt()),
                RecordRow.millis(subscription.endedAt()));
    }

    /**
     * Adds a subscription without an object. The same once more is one; another of its id is bad, also where orders replace
     * one another.
     *
     * <pre>{@code
     * long started = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
     * SourceRows source = History.builder(zone, gbp).source("subscriptions");
     * Subscriptions.add(source.row().customer("c-17"), "s-1", started, 9_99,
     *         new long[] {}, new long[] {}, OptionalLong.empty(), OptionalLong.empty());
     * }</pre>
     *
     * @param row the row, with whose it is
     * @param id the subscription's id, not blank
     * @param startedMillis when it begins to run, milliseconds since 1970-01-01T00:00Z
     * @param monthlyMinorUnits what it costs a month, zero or above, whole units of 10<sup>-decimals</sup>
     * @param changedMillis when its price changes, in order of time
     * @param newMonthlyMinorUnits what it costs from each change on; as many
     * @param cancelledMillis when its end was ordered; empty if it was not
     * @param endedMillis from when on it does not run any more; empty if that is not known
     * @throws IllegalArgumentException if there are not as many changes as new amounts
     */
    public static void add(
            RecordRow row,
            CharSequence id,
            long startedMillis,
            long monthlyMinorUnits,
            long[] changedMillis,
            long[] newMonthlyMinorUnits,
            OptionalLong cancelledMillis,
            OptionalLong endedMillis) {
        requireNonNull(row, "row");
        requireNonNull(id, "id");
        requireNonNull(changedMillis, "changedMillis");
        requireNonNull(newMonthlyMinorUnits, "newMonthlyMinorUnits");
        if (changedMillis.length != newMonthlyMinorUnits.length) {
            throw new IllegalArgumentException(changedMillis.length + " changes to " + newMonthlyMinorUnits.length
                    + " amounts; give one for each");
        }
        requireNonNull(cancelledMillis, "cancelledMillis");
        requireNonNull(endedMillis, "endedMillis");
        row.begin(KIND);
        write(
                row,
                id,
                startedMillis,
                monthlyMinorUnits,
                changedMillis,
                newMonthlyMinorUnits,
                cancelledMillis,
                endedMillis);
    }

    /** Its steps in order of time, and at one time in the order that they stand here. */
    private static void write(
            RecordRow row,
            CharSequence id,
            long startedMillis,
            long monthlyMinorUnits,
            long[] changedMillis,
            long[] newMonthlyMinorUnits,
            OptionalLong cancelledMillis,
            OptionalLong endedMillis) {
        boolean ends = endedMillis.orElse(Long.MAX_VALUE) != Long.MAX_VALUE;
        row.requireCustomer("subscription");
        row.identify("subscription", id, told(changedMillis, cancelledMillis, endedMillis));
        long amount = row.notNegative("monthly amount", monthlyMinorUnits);
        long started = row.inRange("started", startedMillis);
        step(row, started, SubscriptionStep.STARTED, amount);
        long last = started;
        for (int i = 0; i < changedMillis.length; i++) {
            String before = last == started ? "started" : "changed before";
            last = row.notBefore(last, row.inRange("changed", changedMillis[i]), "changed", before);
            long next = row.notNegative("monthly amount", newMonthlyMinorUnits[i]);
            row.next();
            step(row, last, SubscriptionStep.CHANGED, next - amount);
            amount = next;
        }
        long cancelled = started;
        if (cancelledMillis.isPresent()) {
            long ordered = row.inRange("cancelled", cancelledMillis.getAsLong());
            cancelled = row.notBefore(started, ordered, "cancelled", "started");
            row.next();
            step(row, cancelled, SubscriptionStep.CANCELLED, 0);
        }
        if (ends) {
            long end = endedMillis.getAsLong();
            // A day without a time is after the later of the two.
            long ended = cancelledMillis.isPresent() ? row.notBefore(cancelled, end, "ended", "cancelled") : end;
            ended = Math.max(ended, row.notBefore(last, end, "ended", last == started ? "started" : "changed"));
            if (cancelledMillis.isEmpty()) {
                row.next();
                step(row, ended, SubscriptionStep.CANCELLED, 0);
            }
            row.next();
            step(row, ended, SubscriptionStep.ENDED, -amount);
        }
        row.draft().plan(cancelledMillis.orElse(Long.MIN_VALUE));
        row.end();
    }

    /** The times as they were told: those that are kept may stand for a day without a time. */
    private static long[] told(long[] changed, OptionalLong cancelled, OptionalLong ended) {
        long[] told = Arrays.copyOf(changed, changed.length + 2);
        told[changed.length] = cancelled.orElse(Long.MAX_VALUE);
        told[changed.length + 1] = ended.orElse(Long.MAX_VALUE);
        return told;
    }

    private static void step(RecordRow row, long millis, SubscriptionStep step, long rise) {
        row.number(TAKEN, millis);
        row.number(STEP, code(step));
        row.number(RISE, rise);
        row.draft().addMoney(Math.max(0, rise));
    }

    /** What stands for a step, whatever becomes of the enum; steps of one time stand in this order. */
    private static int code(SubscriptionStep step) {
        return switch (step) {
            case STARTED -> 1;
            case CHANGED -> 2;
            case CANCELLED -> 3;
            case ENDED -> 4;
        };
    }

    /**
     * When a step was taken. An end that is known may be later than the last observed day.
     *
     * @param i the step's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long stepTaken(int i) {
        return number(i, TAKEN);
    }

    /**
     * What a step is.
     *
     * @param i the step's number, from 0
     * @return the step
     */
    public SubscriptionStep step(int i) {
        return switch ((int) number(i, STEP)) {
            case 1 -> SubscriptionStep.STARTED;
            case 2 -> SubscriptionStep.CHANGED;
            case 3 -> SubscriptionStep.CANCELLED;
            default -> SubscriptionStep.ENDED;
        };
    }

    /**
     * By how much a step raises what the customer pays a month.
     *
     * @param i the step's number, from 0
     * @return whole units of 10<sup>-decimals</sup>, below zero if it lowers it
     */
    public long rise(int i) {
        return number(i, RISE);
    }

    /**
     * What the customer pays a month for all subscriptions just before an instant.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @return whole units of 10<sup>-decimals</sup>, zero or above
     */
    public long monthlyAmountBefore(long millis) {
        long amount = 0;
        for (int i = 0; i < count() && stepTaken(i) < millis; i++) {
            amount += rise(i);
        }
        return amount;
    }

    /**
     * How many of the customer's subscriptions run just before an instant.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @param last the step that ends a subscription: {@link SubscriptionStep#ENDED} or {@link SubscriptionStep#CANCELLED}
     * @return zero or more
     */
    public int runningBefore(long millis, SubscriptionStep last) {
        requireNonNull(last, "last");
        int running = 0;
        for (int i = 0; i < count() && stepTaken(i) < millis; i++) {
            SubscriptionStep step = step(i);
            running += step == SubscriptionStep.STARTED ? 1 : step == last ? -1 : 0;
        }
        return running;
    }
}
