package io.github.retention4j.metric.audience;

import static java.util.stream.Collectors.toCollection;

import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The reasons to write to a customer, told with plain collections: empty for who has none. */
final class PlainReasons {
    private PlainReasons() {}

    static Optional<String> birthday(Store store, String id, Window window) {
        return born(store, id)
                .flatMap(born -> window.start()
                        .datesUntil(window.end())
                        .filter(day -> isAnniversary(born, day))
                        .findFirst())
                .map(day -> "birthday on " + day);
    }

    static Optional<LocalDate> born(Store store, String id) {
        return store.customers().stream()
                .filter(customer -> customer.id().equals(id))
                .flatMap(customer -> customer.birthDate().stream())
                .findFirst();
    }

    /** A day is an anniversary if it is the first on which so many years are full, and one more than the day before. */
    private static boolean isAnniversary(LocalDate of, LocalDate day) {
        long years = ChronoUnit.YEARS.between(of, day);
        return years >= 1 && ChronoUnit.YEARS.between(of, day.minusDays(1)) < years;
    }

    static Optional<String> purchaseAnniversary(Store store, String id, Window window) {
        List<LocalDate> days = days(store, id, window.start().minusDays(1));
        if (days.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = days.get(0);
        return window.start()
                .datesUntil(window.end())
                .filter(day -> isAnniversary(first, day))
                .findFirst()
                .map(day -> {
                    long years = ChronoUnit.YEARS.between(first, day);
                    return "first purchase " + years + (years == 1 ? " year ago on " : " years ago on ") + day;
                });
    }

    static Optional<String> due(Store store, String id, Window window, int gaps) {
        List<LocalDate> days = days(store, id, window.start().minusDays(1));
        if (days.size() <= gaps) {
            return Optional.empty();
        }
        double usual = medianGap(days);
        LocalDate last = days.get(days.size() - 1);
        LocalDate expected = last.plusDays((long) (usual + 0.5));
        return window.contains(expected)
                ? Optional.of(
                        "due on " + expected + ", usually " + plain(usual) + " days between purchases, last on " + last)
                : Optional.empty();
    }

    static Optional<String> silent(Store store, String id, double times, int gaps, LocalDate asOf) {
        List<LocalDate> days = days(store, id, asOf);
        if (days.size() <= gaps) {
            return Optional.empty();
        }
        double usual = medianGap(days);
        LocalDate last = days.get(days.size() - 1);
        long open = ChronoUnit.DAYS.between(last, asOf);
        return open > times * usual
                ? Optional.of("silent for " + open + " days since " + last + ", usually " + plain(usual)
                        + " days between purchases")
                : Optional.empty();
    }

    static Optional<String> once(Store store, String id, int from, int through, LocalDate asOf) {
        List<LocalDate> days = days(store, id, asOf);
        if (days.size() != 1) {
            return Optional.empty();
        }
        long ago = ChronoUnit.DAYS.between(days.get(0), asOf);
        return from <= ago && ago <= through
                ? Optional.of("only one purchase, " + ago + " days ago on " + days.get(0))
                : Optional.empty();
    }

    static Optional<String> quietVip(
            Store store, String id, Window window, long moreThan, String told, LocalDate asOf) {
        List<LocalDate> days = days(store, id, asOf);
        if (days.isEmpty() || revenue(store, id, window) <= moreThan) {
            return Optional.empty();
        }
        LocalDate last = days.get(days.size() - 1);
        return last.isBefore(window.end())
                ? Optional.of("more than " + told + " in " + window + ", no order since " + last)
                : Optional.empty();
    }

    static Optional<String> seasonal(Store store, String id, List<Window> seasons, Window next) {
        List<LocalDate> days = days(store, id, next.start().minusDays(1));
        boolean isOnly = days.stream().allMatch(day -> seasons.stream().anyMatch(season -> season.contains(day)));
        return isOnly && !days.isEmpty()
                ? Optional.of("bought only in season, last on " + days.get(days.size() - 1) + "; it comes again on "
                        + next.start())
                : Optional.empty();
    }

    /** The days with an order that counts, up to a day. */
    static List<LocalDate> days(Store store, String id, LocalDate asOf) {
        return new ArrayList<>(store.countedOrdersByCustomer().getOrDefault(id, List.of()).stream()
                .map(order -> store.dayOf(order.placedAt()))
                .filter(day -> !day.isAfter(asOf))
                .collect(toCollection(TreeSet::new)));
    }

    private static double medianGap(List<LocalDate> days) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            gaps.add(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
        }
        gaps.sort(null);
        int middle = gaps.size() / 2;
        return gaps.size() % 2 == 1 ? gaps.get(middle) : (gaps.get(middle - 1) + gaps.get(middle)) / 2.0;
    }

    private static String plain(double days) {
        return days == Math.rint(days) ? String.valueOf((long) days) : String.valueOf(days);
    }

    /** Net revenue of a window: all orders placed in it, less refunds made in it. */
    static long revenue(Store store, String id, Window window) {
        return of(store, id)
                .mapToLong(order -> (store.in(window, order.placedAt()) ? store.minor(order.total()) : 0)
                        - order.refunds().stream()
                                .filter(refund -> store.in(window, refund.refundedAt()))
                                .map(Refund::amount)
                                .mapToLong(store::minor)
                                .sum())
                .sum();
    }

    static long revenueTo(LocalDate day, Store store, String id) {
        return revenue(store, id, Window.through(LocalDate.of(1900, 1, 1), day));
    }

    private static Stream<Order> of(Store store, String id) {
        return store.orders().stream().filter(order -> order.customerId().equals(Optional.of(id)));
    }

    /** The customers whose date of birth is not known. */
    static long unborn(Store store) {
        return store.customerIds().size()
                - store.customers().stream()
                        .map(Customer::birthDate)
                        .filter(Optional::isPresent)
                        .count();
    }
}
