package io.github.retention4j.metric.audience;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.List;

/** See {@link Who#seasonalBuyers}. */
record SeasonalBuyer(List<Window> seasons, Window next) implements Rule {
    SeasonalBuyer {
        seasons = List.copyOf(seasons);
        if (seasons.isEmpty()) {
            throw new IllegalArgumentException("a season that never was has no buyers; write at least one window");
        }
        for (Window season : seasons) {
            if (season.end().isAfter(next.start())) {
                throw new IllegalArgumentException(
                        "the season " + season + " is not over before " + next + "; write earlier windows");
            }
        }
    }

    @Override
    public String name() {
        return "who before " + next + " bought only in "
                + seasons.stream().map(Window::toString).collect(joining(" or "));
    }

    @Override
    public boolean test(CustomerHistory customer) {
        int orders = PurchaseDays.ordersThrough(asOf(), customer);
        for (int i = 0; i < orders; i++) {
            if (!isInSeason(customer.orderEpochDay(i))) {
                return false;
            }
        }
        return orders > 0 && !customer.predatesData();
    }

    private boolean isInSeason(int day) {
        for (Window season : seasons) {
            if (season.start().toEpochDay() <= day && day < season.end().toEpochDay()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String reason(CustomerHistory customer) {
        int last = customer.orderEpochDay(PurchaseDays.ordersThrough(asOf(), customer) - 1);
        return "bought only in season, last on " + LocalDate.ofEpochDay(last) + "; it comes again on " + next.start();
    }

    @Override
    public LocalDate asOf() {
        return next.start().minusDays(1);
    }

    @Override
    public boolean needsAsOf() {
        return false;
    }
}
