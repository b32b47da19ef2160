package io.github.retention4j.metric.audience;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Adjustments;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.time.LocalDate;

/** What is at stake with a customer, as a whole number, the highest first. */
interface Stake extends Serializable {
    /** What is at stake. */
    String name();

    long of(CustomerHistory customer);

    /** Whether it is money. */
    default boolean isMoney() {
        return true;
    }

    /** What it is in: money, or the number that it is. */
    default Unit unit(Basis basis) {
        return Unit.money(basis.currency());
    }

    /** Net revenue of a window. */
    record Revenue(Window window) implements Stake {
        /** Checks that nothing is null. */
        public Revenue {
            requireNonNull(window, "window");
        }

        @Override
        public String name() {
            return "net revenue in " + window;
        }

        @Override
        public long of(CustomerHistory customer) {
            return customer.netRevenue(customer.span(window));
        }
    }

    /** Net revenue of all time up to a day, summed up for the few who are listed. */
    record RevenueToDate(LocalDate day) implements Stake {
        @Override
        public String name() {
            return "net revenue to " + day;
        }

        @Override
        public long of(CustomerHistory customer) {
            int orders = PurchaseDays.ordersThrough(day, customer);
            long revenue = 0;
            for (int i = 0; i < orders; i++) {
                revenue += customer.orderAmount(i);
            }
            Adjustments others = customer.adjustments();
            return others.count() == 0
                    ? revenue
                    : revenue + through(customer.basis().startOf(day.plusDays(1)), others);
        }

        /** Refunds made before an instant, and orders placed before it that were refunded in full. */
        private static long through(long end, Adjustments others) {
            long sum = 0;
            for (int i = 0; i < others.count(); i++) {
                sum += others.booked(i) < end ? others.amount(i) : 0;
            }
            return sum;
        }
    }

    /** A number of the caller's. */
    record Figure(CustomerFunction<Long> function) implements Stake {
        /** Checks that nothing is null. */
        public Figure {
            requireNonNull(function, "number");
        }

        @Override
        public String name() {
            return function.name().isEmpty() ? "the caller's number" : function.name();
        }

        @Override
        public long of(CustomerHistory customer) {
            Long number;
            try {
                number = function.of(customer);
            } catch (RuntimeException e) {
                throw OwnRule.withoutMessage(name(), e);
            }
            return requireNonNull(number, () -> "what is at stake with a customer, by " + name());
        }

        @Override
        public boolean isMoney() {
            return false;
        }

        @Override
        public Unit unit(Basis basis) {
            return Unit.count(name(), 0);
        }
    }
}
