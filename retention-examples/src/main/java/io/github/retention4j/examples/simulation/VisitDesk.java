package io.github.retention4j.examples.simulation;

import io.github.retention4j.model.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts visits to the site since the start of the last full quarter, of one visitor in six: those in which something is
 * ordered, those in which known customers look around, and those of passers-by, half of whom see one page and leave.
 */
final class VisitDesk {
    private static final double COUNTED = 1 / 6.0;
    private static final double PASSERS_BY_PER_ORDER = 24;
    private static final double DAYS_BETWEEN_VISITS = 6;
    private static final long INTERESTED_DAYS = 60;
    private static final double CUSTOMERS_WHO_LEAVE = 0.3;
    private static final double PASSERS_BY_WHO_LEAVE = 0.5;
    private static final double ONE_PAGE_IS_ENOUGH = 0.06;
    private static final long DAY = 86_400_000;

    private final ShopCalendar calendar;
    private final int firstDay;
    private final long start;
    private final List<Visit> visits = new ArrayList<>();

    VisitDesk(ShopCalendar calendar) {
        this.calendar = calendar;
        this.firstDay = calendar.firstSiteDay();
        this.start = calendar.start(firstDay);
    }

    /** Serves a customer with all the purchases, in the order of time. */
    void serve(Shopper shopper, List<Sale> sales, Draws draws) {
        boolean counted = draws.chance(COUNTED);
        if (!counted || sales.isEmpty()) {
            return;
        }
        sales.forEach(sale -> order(sale, draws));
        String customer = Long.toString(shopper.number());
        long interested = sales.get(sales.size() - 1).millis + INTERESTED_DAYS * DAY;
        double time = Math.max(start, sales.get(0).millis);
        while (true) {
            time += draws.exponential(DAYS_BETWEEN_VISITS * DAY);
            if (time >= Math.min(interested, calendar.end())) {
                return;
            }
            long at = calendar.drawMillis(calendar.dayOf((long) time), draws);
            visits.add(lookAround(at, CUSTOMERS_WHO_LEAVE, draws).by(customer));
        }
    }

    /** Serves a guest, who orders without being known. */
    void serveGuest(Sale sale, Draws draws) {
        if (draws.chance(COUNTED)) {
            order(sale, draws);
        }
    }

    /** Lets people pass by, as many as a shop of so many sales has. */
    void passBy(List<Sale> sales, Draws draws) {
        long orders = sales.stream().filter(sale -> sale.millis >= start).count();
        for (long i = Math.round(orders * PASSERS_BY_PER_ORDER * COUNTED); i > 0; i--) {
            long at = calendar.drawMillis(calendar.drawDayFrom(firstDay, draws), draws);
            visits.add(lookAround(at, PASSERS_BY_WHO_LEAVE, draws));
        }
    }

    List<Visit> visits() {
        return visits;
    }

    private void order(Sale sale, Draws draws) {
        long began = sale.millis - 1000L * (120 + draws.below(2_400));
        int pages = 4 + (int) draws.exponential(4);
        int actions = 2 + (int) draws.exponential(2);
        if (began >= start) {
            Visit visit = Visit.of(Instant.ofEpochMilli(began), pages, actions).ordering(sale.id);
            visits.add(sale.customerId().map(visit::by).orElse(visit));
        }
    }

    private static Visit lookAround(long at, double leaving, Draws draws) {
        boolean leaves = draws.chance(leaving);
        boolean onePage = leaves || draws.chance(ONE_PAGE_IS_ENOUGH);
        int pages = onePage ? 1 : 2 + (int) draws.exponential(2.5);
        int actions = leaves ? 0 : (onePage ? 1 : 0) + (int) draws.exponential(0.9);
        return Visit.of(Instant.ofEpochMilli(at), pages, actions);
    }
}
