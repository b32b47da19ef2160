package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.RecordKind;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.model.SubscriptionStep;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/** On which day something happens to a customer. */
interface EventRule extends Serializable {
    /** The day of what has not happened. */
    long NEVER = Long.MAX_VALUE;

    /** Days since 1970-01-01, or {@link #NEVER}; later than the data is as good as that. */
    long day(CustomerHistory customer, Calendar calendar);

    /** How many days later it is known that it happened. */
    default int knownAfter() {
        return 0;
    }

    /** The records it is told from, if these are not orders. */
    default Optional<RecordKind<?, ?>> kind() {
        return Optional.empty();
    }

    /** What these are called, or empty if it is told from none. */
    default String records() {
        return kind().map(RecordKind::name).orElse("");
    }

    /** What a customer has to whom it happens in a window. */
    default Requirement requires(Window window) {
        return kind().map(Requirement::records).orElseGet(Requirement::none);
    }

    /** An order by its number, from 1. */
    record NthOrder(int n) implements EventRule {
        @Override
        public long day(CustomerHistory customer, Calendar calendar) {
            return customer.orderCount() < n ? NEVER : customer.orderEpochDay(n - 1);
        }

        @Override
        public Requirement requires(Window window) {
            return Requirement.ordersIn(window);
        }
    }

    /** The last order before so many days without one. */
    record Inactivity(int days) implements EventRule {
        @Override
        public long day(CustomerHistory customer, Calendar calendar) {
            int orders = customer.orderCount();
            for (int i = 0; i < orders; i++) {
                long day = customer.orderEpochDay(i);
                boolean isSilent =
                        i + 1 < orders ? customer.orderEpochDay(i + 1) - day > days : day + days <= calendar.lastDay();
                if (isSilent) {
                    return day;
                }
            }
            return NEVER;
        }

        @Override
        public int knownAfter() {
            return days;
        }

        @Override
        public Requirement requires(Window window) {
            return Requirement.ordersIn(window);
        }
    }

    /** What is told from coupons. */
    enum CouponEvent implements EventRule {
        ISSUED,
        REDEEMED,
        EXPIRED;

        @Override
        public long day(CustomerHistory customer, Calendar calendar) {
            Coupons coupons = customer.coupons();
            int count = coupons.count();
            long first = Long.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                first = Math.min(first, millis(coupons, i));
            }
            return calendar.dayOf(first);
        }

        private long millis(Coupons coupons, int i) {
            return switch (this) {
                case ISSUED -> coupons.issued(i);
                case REDEEMED -> coupons.redeemed(i).orElse(Long.MAX_VALUE);
                case EXPIRED ->
                    coupons.isRedeemed(i) ? Long.MAX_VALUE : coupons.expires(i).orElse(Long.MAX_VALUE);
            };
        }

        @Override
        public Optional<RecordKind<?, ?>> kind() {
            return Optional.of(Coupons.KIND);
        }
    }

    /** What is told from subscriptions. */
    enum SubscriptionEvent implements EventRule {
        STARTED,
        CANCELLED,
        ENDED;

        @Override
        public long day(CustomerHistory customer, Calendar calendar) {
            Subscriptions steps = customer.subscriptions();
            int count = steps.count();
            SubscriptionStep last = this == CANCELLED ? SubscriptionStep.CANCELLED : SubscriptionStep.ENDED;
            int running = 0;
            for (int i = 0; i < count; i++) {
                SubscriptionStep step = steps.step(i);
                if (step == SubscriptionStep.STARTED) {
                    running++;
                    if (this == STARTED) {
                        return calendar.dayOf(steps.stepTaken(i));
                    }
                } else if (step == last) {
                    running--;
                    if (running == 0 && this != STARTED) {
                        return calendar.dayOf(steps.stepTaken(i));
                    }
                }
            }
            return NEVER;
        }

        @Override
        public Optional<RecordKind<?, ?>> kind() {
            return Optional.of(Subscriptions.KIND);
        }
    }

    /** When the shop first met the customer, as it declares. */
    enum Declared implements EventRule {
        FIRST_SEEN;

        @Override
        public long day(CustomerHistory customer, Calendar calendar) {
            Optional<LocalDate> day = customer.firstSeenDay();
            return day.isEmpty() ? NEVER : day.get().toEpochDay();
        }
    }

    /** A user's own. */
    record Own(CustomerFunction<OptionalLong> when, String records) implements EventRule {
        @Override
        public long day(CustomerHistory customer, Calendar calendar) {
            OptionalLong millis = requireNonNull(when.of(customer), "when");
            return calendar.dayOf(millis.orElse(Long.MAX_VALUE));
        }
    }
}
