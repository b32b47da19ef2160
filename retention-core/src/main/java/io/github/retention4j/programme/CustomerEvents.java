package io.github.retention4j.programme;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.IgnoredOrders;
import io.github.retention4j.history.PointsGrants;
import io.github.retention4j.history.Redemptions;
import io.github.retention4j.history.Refunds;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.history.Visits;
import java.util.Arrays;
import java.util.Set;

/**
 * What happened to one customer, in the order in which a programme deals with it: by time, and at one instant by kind. Orders that
 * were refunded in full are among the orders here: they earned points that were revoked, and points may have been redeemed on them.
 */
final class CustomerEvents {
    /** The kinds, in the order in which they are dealt with at one instant. */
    static final int LEFT = 0;

    static final int JOINED = 1;
    static final int REFUND = 2;
    static final int GRANT = 3;
    static final int ANSWER = 4;
    static final int REFERRAL = 5;
    static final int REDEMPTION = 6;
    static final int VISIT = 7;
    static final int ORDER = 8;

    /** A refund at the very instant of its order. */
    static final int REFUND_AT_ONCE = 9;

    private static final int KINDS = 10;

    private final Source[] sources = new Source[KINDS];
    private final int[] active = new int[KINDS];
    private int activeKinds;
    private long millis;
    private int index;

    private static final class Source {
        long[] millis = new long[8];
        int[] index = new int[8];
        int size;
        int at;

        void add(long when, int number) {
            if (size == millis.length) {
                millis = Arrays.copyOf(millis, 2 * size);
                index = Arrays.copyOf(index, 2 * size);
            }
            int place = size++;
            while (place > 0 && millis[place - 1] > when) {
                millis[place] = millis[place - 1];
                index[place] = index[place - 1];
                place--;
            }
            millis[place] = when;
            index[place] = number;
        }
    }

    // The orders, counted ones and ignored ones.
    private int orders;
    private int[] row = new int[8];
    private long[] amount = new long[8];
    private long[] refunded = new long[8];
    private boolean hasDetails;

    CustomerEvents() {
        Arrays.setAll(sources, i -> new Source());
    }

    void begin(CustomerHistory customer) {
        for (Source source : sources) {
            source.size = 0;
            source.at = 0;
        }
        orders = 0;
        hasDetails = customer.detailedOrderCount() > 0;
        addOrders(customer);
    }

    private void addOrders(CustomerHistory customer) {
        IgnoredOrders ignored = customer.ignoredOrders();
        int counted = customer.orderCount();
        int others = ignored.count();
        if (counted + others > row.length) {
            int size = counted + others + (counted + others) / 2;
            row = new int[size];
            amount = new long[size];
            refunded = new long[size];
            sources[ORDER].millis = new long[size];
            sources[ORDER].index = new int[size];
        }
        int other = 0;
        for (int i = 0; i < counted; i++) {
            long when = customer.orderMillis(i);
            long its = customer.orderAmount(i);
            while (other < others
                    && (ignored.placed(other) < when
                            || (ignored.placed(other) == when && ignored.amount(other) < its))) {
                addOrder(ignored.placed(other), ignored.amount(other), -1 - other);
                other++;
            }
            addOrder(when, its, i);
        }
        for (; other < others; other++) {
            addOrder(ignored.placed(other), ignored.amount(other), -1 - other);
        }
    }

    private void addOrder(long when, long its, int number) {
        row[orders] = number;
        amount[orders] = its;
        refunded[orders] = 0;
        Source source = sources[ORDER];
        source.millis[orders] = when;
        source.index[orders] = orders;
        source.size = ++orders;
    }

    void add(int kind, long when, int number) {
        sources[kind].add(when, number);
    }

    /** Adds the refunds of orders that are known. */
    void addRefunds(Refunds refunds) {
        for (int i = 0; i < refunds.count(); i++) {
            if (refunds.hasOrder(i)) {
                long when = refunds.refunded(i);
                sources[when == refunds.ordered(i) ? REFUND_AT_ONCE : REFUND].add(when, i);
            }
        }
    }

    /** Adds what was recorded of other kinds, as far as the programme asks for it. */
    void addRecords(CustomerHistory customer, boolean redeemed, boolean answered, boolean visited) {
        PointsGrants grants = customer.pointsGrants();
        for (int i = 0; i < grants.count(); i++) {
            add(GRANT, grants.granted(i), i);
        }
        Redemptions redemptions = customer.redemptions();
        for (int i = 0; redeemed && i < redemptions.count(); i++) {
            add(REDEMPTION, redemptions.redeemed(i), i);
        }
        SurveyResponses answers = customer.surveyResponses();
        for (int i = 0; answered && i < answers.count(); i++) {
            add(ANSWER, answers.answered(i), i);
        }
        Visits visits = customer.visits();
        for (int i = 0; visited && i < visits.count(); i++) {
            add(VISIT, visits.started(i), i);
        }
    }

    /** Begins to tell the events, now that all are added. */
    void start() {
        activeKinds = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            if (sources[kind].size > 0) {
                active[activeKinds++] = kind;
            }
        }
    }

    /** Moves to the next event; its kind, or -1 if there is none. */
    int next() {
        long soonest = Long.MAX_VALUE;
        int which = -1;
        for (int i = 0; i < activeKinds; i++) {
            Source source = sources[active[i]];
            if (source.millis[source.at] < soonest) {
                soonest = source.millis[source.at];
                which = i;
            }
        }
        if (which < 0) {
            return -1;
        }
        int kind = active[which];
        Source source = sources[kind];
        millis = soonest;
        index = source.index[source.at++];
        if (source.at == source.size) {
            activeKinds--;
            System.arraycopy(active, which + 1, active, which, activeKinds - which);
        }
        return kind;
    }

    /** When the event at hand was. */
    long millis() {
        return millis;
    }

    /** The number of the event at hand among those of its kind. */
    int index() {
        return index;
    }

    // ---- orders

    int orders() {
        return orders;
    }

    long placed(int order) {
        return sources[ORDER].millis[order];
    }

    long amount(int order) {
        return amount[order];
    }

    /** What was given back for an order so far. */
    long refunded(int order) {
        return refunded[order];
    }

    void refund(int order, long minorUnits) {
        refunded[order] += minorUnits;
    }

    /** The day of an order that counts, without looking it up; of an ignored one, by the calendar. */
    int day(CustomerHistory customer, int order, ProgrammeCalendar calendar) {
        return row[order] >= 0 ? customer.orderEpochDay(row[order]) : calendar.day(placed(order));
    }

    Set<String> tags(CustomerHistory customer, int order) {
        return row[order] < 0
                ? customer.ignoredOrders().tags(-1 - row[order])
                : hasDetails ? customer.orderTags(row[order]) : Set.of();
    }

    /** What of an order earns. */
    long eligible(CustomerHistory customer, int order) {
        if (row[order] < 0) {
            return customer.ignoredOrders().eligible(-1 - row[order]).orElse(amount[order]);
        }
        return hasDetails ? customer.orderEligible(row[order]).orElse(amount[order]) : amount[order];
    }

    /**
     * The order of a time and an amount, or -1; of several alike, the first that so much is left of.
     *
     * @param total its amount, or below 0 if that is not known
     * @param toRefund what has to be left of it
     */
    int find(long when, long total, long toRefund) {
        int order = Arrays.binarySearch(sources[ORDER].millis, 0, orders, when);
        if (order < 0) {
            return -1;
        }
        while (order > 0 && placed(order - 1) == when) {
            order--;
        }
        for (; order < orders && placed(order) == when; order++) {
            if ((total < 0 || amount[order] == total) && amount[order] - refunded[order] >= toRefund) {
                return order;
            }
        }
        return -1;
    }
}
