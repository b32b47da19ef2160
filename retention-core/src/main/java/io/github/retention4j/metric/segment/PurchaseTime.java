package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Ordering;
import com.google.common.primitives.Ints;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** See {@link Segments#weekday} and {@link Segments#hour}. */
record PurchaseTime(TimeOf of, List<Integer> hours, List<Band> bands) implements BehaviourSegment {
    private static final int DAY = 24;

    /** An order that is of a day, but of no known hour. */
    private static final int NONE = -1;

    private static final List<Band> WEEK = Arrays.stream(DayOfWeek.values())
            .map(day -> new Band(day.getValue(), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
            .toList();

    PurchaseTime {
        requireNonNull(of, "of");
        hours = List.copyOf(hours);
        bands = List.copyOf(bands);
    }

    static PurchaseTime weekday(TimeOf of) {
        return new PurchaseTime(of, List.of(), WEEK);
    }

    static PurchaseTime hour(TimeOf of, int... from) {
        List<Integer> hours = from.length == 0 ? IntStream.range(0, DAY).boxed().toList() : Ints.asList(from);
        boolean isInDay = hours.stream().allMatch(hour -> hour >= 0 && hour < DAY);
        if (hours.size() < 2 || !isInDay || !Ordering.natural().isStrictlyOrdered(hours)) {
            throw new IllegalArgumentException("bands from hours " + hours
                    + " on are not two or more that ascend from 0 to 23; write where each begins, such as 6, 12, 18");
        }
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            int last = (hours.get((i + 1) % hours.size()) + DAY - 1) % DAY;
            bands.add(new Band(i, String.format(Locale.ROOT, "%02d:00–%02d:59", hours.get(i), last)));
        }
        return new PurchaseTime(of, hours, bands);
    }

    @Override
    public String name() {
        return (hours.isEmpty() ? "weekday" : "hour") + " of " + of;
    }

    @Override
    public Optional<Window> days() {
        return Optional.empty();
    }

    @Override
    public Band of(CustomerHistory customer) {
        int orders = customer.orderCount();
        if (orders == 0) {
            return Band.NO_ORDER;
        }
        int band = switch (of) {
            case FIRST_ORDER -> band(customer, 0);
            case LAST_ORDER -> band(customer, orders - 1);
            case MOST_ORDERS -> ofMost(customer);
        };
        return band == NONE ? Band.UNKNOWN : bands.get(band);
    }

    /** The later order wins a tie, so orders are looked at from the last to the first. */
    private int ofMost(CustomerHistory customer) {
        int[] counts = new int[bands.size()];
        for (int i = 0; i < customer.orderCount(); i++) {
            int band = band(customer, i);
            if (band != NONE) {
                counts[band]++;
            }
        }
        int most = Math.max(1, Ints.max(counts));
        for (int i = customer.orderCount() - 1; i >= 0; i--) {
            int band = band(customer, i);
            if (band != NONE && counts[band] == most) {
                return band;
            }
        }
        return NONE;
    }

    /** The band of an order, or none if it has a day and no time. */
    private int band(CustomerHistory customer, int order) {
        if (hours.isEmpty()) {
            // Day 0 was a Thursday.
            return Math.floorMod(customer.orderEpochDay(order) + 3, WEEK.size());
        }
        long millis = customer.orderMillis(order);
        if (customer.latest(millis) != millis) {
            return NONE;
        }
        int hour = Instant.ofEpochMilli(millis).atZone(customer.basis().zone()).getHour();
        int band = hours.size() - 1;
        for (int i = 0; i < hours.size() && hours.get(i) <= hour; i++) {
            band = i;
        }
        return band;
    }
}
