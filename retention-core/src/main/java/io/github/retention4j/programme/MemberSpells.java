package io.github.retention4j.programme;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Memberships;
import java.util.Arrays;

/** When the customer at hand is a member: spells in order of time that neither overlap nor touch. */
final class MemberSpells {
    private static final long NEVER = Long.MAX_VALUE;

    private final ProgrammePlan plan;
    private final long programmeStart;
    private final long dataEnd;
    private int count;
    private long[] joined = new long[4];
    private long[] left = new long[4];

    MemberSpells(ProgrammePlan plan) {
        this.plan = plan;
        programmeStart = plan.calendar.start(plan.firstDay);
        dataEnd = plan.calendar.start(plan.calendar.lastDay() + 1);
    }

    int count() {
        return count;
    }

    long joined(int i) {
        return joined[i];
    }

    long left(int i) {
        return left[i];
    }

    void find(CustomerHistory customer, CustomerEvents events) {
        count = 0;
        switch (plan.enrolment) {
            case BY_RECORD -> addRecords(customer.memberships());
            case AT_FIRST_ORDER -> addAfter(events, 1);
            case AFTER_ORDERS -> addAfter(events, plan.programme.enrolment().orders());
            case EVERYONE, RECORDED_ELSE_EVERYONE ->
                add(
                        customer.predatesData() || events.orders() == 0
                                ? programmeStart
                                : Math.max(programmeStart, events.placed(0)),
                        NEVER);
        }
    }

    /** Begins with the n-th order that was placed while the programme was there. */
    private void addAfter(CustomerEvents events, int orders) {
        int first = 0;
        while (first < events.orders() && events.placed(first) < programmeStart) {
            first++;
        }
        if (first + orders <= events.orders()) {
            add(events.placed(first + orders - 1), NEVER);
        }
    }

    private void addRecords(Memberships records) {
        for (int i = 0; i < records.count(); i++) {
            add(records.joined(i), records.left(i).orElse(NEVER));
        }
    }

    /** Records come by when they begin. */
    private void add(long from, long until) {
        if (from >= until || from >= dataEnd) {
            return;
        }
        if (count > 0 && from <= left[count - 1]) {
            left[count - 1] = Math.max(left[count - 1], until);
            return;
        }
        if (count == joined.length) {
            joined = Arrays.copyOf(joined, 2 * count);
            left = Arrays.copyOf(left, 2 * count);
        }
        joined[count] = from;
        left[count++] = until;
    }
}
