package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.math.LongMath;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.util.Optional;
import java.util.Set;

/** A segment by what customers did in a window, or first of all. */
interface BehaviourSegment extends Segment<Band> {
    /** The band of a customer, if what it depends on is observed. */
    Band of(CustomerHistory customer);

    /** The days that it depends on, or nothing if those are all there are. */
    Optional<Window> days();

    @Override
    default Band key(CustomerHistory customer) {
        if (customer.isAnonymous()) {
            return Band.NO_CUSTOMER;
        }
        boolean isObserved = days().map(window -> customer.basis().observation(window) != Observation.NOT_OBSERVED)
                .orElse(true);
        return isObserved ? of(customer) : Band.UNKNOWN;
    }

    @Override
    default Optional<String> note(Set<Band> keys, Basis basis) {
        return days().filter(window -> !keys.isEmpty() && basis.observation(window) != Observation.OBSERVED)
                .map(window -> "orders of " + window + " are "
                        + Label.of(name(), "orders").in(basis.scope(window)).observed());
    }

    /** An amount in whole units of the currency, rounded down. */
    private static long whole(long amount, CustomerHistory customer) {
        return Math.floorDiv(amount, LongMath.checkedPow(10, customer.basis().decimals()));
    }

    /** See {@link Segments#orders}. */
    record Orders(Window window, Bands bands) implements BehaviourSegment {
        /** Checks that nothing is null. */
        public Orders {
            requireNonNull(window, "window");
        }

        @Override
        public String name() {
            return "orders in " + window;
        }

        @Override
        public Optional<Window> days() {
            return Optional.of(window);
        }

        @Override
        public Band of(CustomerHistory customer) {
            return bands.of(customer.orderCount(window));
        }
    }

    /** See {@link Segments#spend}. */
    record Spend(Window window, Bands bands) implements BehaviourSegment {
        /** Checks that nothing is null. */
        public Spend {
            requireNonNull(window, "window");
        }

        @Override
        public String name() {
            return "spend in " + window;
        }

        @Override
        public Optional<Window> days() {
            return Optional.of(window);
        }

        @Override
        public Band of(CustomerHistory customer) {
            Span span = customer.span(window);
            return customer.orderedIn(span) ? bands.of(whole(customer.netRevenue(span), customer)) : Band.NO_ORDER;
        }
    }

    /** See {@link Segments#recency}. */
    record Recency(Window day, Bands bands) implements BehaviourSegment {
        @Override
        public String name() {
            return "days since the last order on " + day;
        }

        @Override
        public Optional<Window> days() {
            return Optional.of(day);
        }

        @Override
        public Band of(CustomerHistory customer) {
            Span span = customer.span(day);
            int last = customer.orderCountBefore(span) + customer.orderCount(span) - 1;
            return last < 0 ? Band.NO_ORDER : bands.of(day.start().toEpochDay() - customer.orderEpochDay(last));
        }
    }

    /** See {@link Segments#firstBasket}. */
    record FirstBasket(Bands bands) implements BehaviourSegment {
        @Override
        public String name() {
            return "first basket";
        }

        @Override
        public Optional<Window> days() {
            return Optional.empty();
        }

        @Override
        public Band of(CustomerHistory customer) {
            return customer.orderCount() == 0 ? Band.NO_ORDER : bands.of(whole(customer.orderAmount(0), customer));
        }
    }

    /** See {@link Segments#couponUse}. */
    record CouponUse(Window window) implements BehaviourSegment {
        private static final Band NEVER = new Band(0, "no order with a coupon");
        private static final Band SOMETIMES = new Band(1, "some orders with a coupon");
        private static final Band ALWAYS = new Band(2, "all orders with a coupon");

        /** Checks that nothing is null. */
        public CouponUse {
            requireNonNull(window, "window");
        }

        @Override
        public String name() {
            return "coupon use in " + window;
        }

        @Override
        public Optional<Window> days() {
            return Optional.of(window);
        }

        @Override
        public Band of(CustomerHistory customer) {
            Span span = customer.span(window);
            int orders = customer.orderCount(span);
            if (orders == 0) {
                return Band.NO_ORDER;
            }
            if (!customer.basis().given().contains(Basis.ORDER_COUPONS)) {
                return Band.UNKNOWN;
            }
            int first = customer.orderCountBefore(span);
            int used = 0;
            for (int i = first; i < first + orders; i++) {
                used += customer.orderCoupon(i).isPresent() ? 1 : 0;
            }
            return used == 0 ? NEVER : used == orders ? ALWAYS : SOMETIMES;
        }
    }
}
