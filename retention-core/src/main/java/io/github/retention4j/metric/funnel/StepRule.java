package io.github.retention4j.metric.funnel;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Carts;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Visits;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.model.Window;
import java.io.Serializable;

/** When a customer takes a step. */
interface StepRule extends Serializable {
    /** Adds every time, in any order. */
    void addTimes(CustomerHistory customer, Instants times);

    /** The records that it is told from, as {@link Basis#given()} names them; empty if from orders, or if that is not known. */
    String records();

    /** What is taken: steps of one such thing follow one another, and never share an event. */
    String event();

    /** What a customer has who takes the step in a window. */
    Requirement requires(Window window);

    /** Whether the step can be told of events of nobody known. */
    default boolean isToldOfNobody() {
        return true;
    }

    /** A visit that is no bounce, or any. */
    record Visited(boolean engaged) implements StepRule {
        @Override
        public void addTimes(CustomerHistory customer, Instants times) {
            Visits visits = customer.visits();
            int count = visits.count();
            for (int i = 0; i < count; i++) {
                if (!engaged || visits.pages(i) > 1 || visits.actions(i) > 0) {
                    times.add(visits.started(i));
                }
            }
        }

        @Override
        public String records() {
            return Visits.KIND.name();
        }

        @Override
        public String event() {
            return "visit";
        }

        @Override
        public Requirement requires(Window window) {
            return Requirement.records(Visits.KIND);
        }
    }

    /** What becomes of a cart. */
    enum InCart implements StepRule {
        CREATED,
        CHECKED_OUT,
        ORDERED;

        @Override
        public void addTimes(CustomerHistory customer, Instants times) {
            Carts carts = customer.carts();
            int count = carts.count();
            for (int i = 0; i < count; i++) {
                switch (this) {
                    case CREATED -> times.add(carts.created(i));
                    case CHECKED_OUT -> carts.checkedOut(i).ifPresent(times::add);
                    case ORDERED -> carts.ordered(i).ifPresent(times::add);
                }
            }
        }

        @Override
        public String records() {
            return Carts.KIND.name();
        }

        @Override
        public String event() {
            return "cart " + name();
        }

        @Override
        public Requirement requires(Window window) {
            return Requirement.records(Carts.KIND);
        }
    }

    /** An order. */
    enum Ordered implements StepRule {
        ANY,
        WITH_COUPON;

        @Override
        public void addTimes(CustomerHistory customer, Instants times) {
            int orders = this == ANY || customer.detailedOrderCount() > 0 ? customer.orderCount() : 0;
            for (int i = 0; i < orders; i++) {
                if (this == ANY || customer.orderCoupon(i).isPresent()) {
                    times.add(customer.orderMillis(i));
                }
            }
        }

        @Override
        public String records() {
            return this == ANY ? "" : Basis.ORDER_COUPONS;
        }

        @Override
        public String event() {
            return "order";
        }

        @Override
        public Requirement requires(Window window) {
            return Requirement.ordersIn(window);
        }
    }

    /** An order by its number, from 1. */
    record NthOrder(int n) implements StepRule {
        @Override
        public void addTimes(CustomerHistory customer, Instants times) {
            if (customer.orderCount() >= n) {
                times.add(customer.orderMillis(n - 1));
            }
        }

        @Override
        public String records() {
            return "";
        }

        @Override
        public String event() {
            return "order";
        }

        @Override
        public Requirement requires(Window window) {
            return Requirement.ordersIn(window);
        }

        @Override
        public boolean isToldOfNobody() {
            return false;
        }
    }

    /** A user's own. */
    record Own(String name, String records, CustomerFunction<long[]> when) implements StepRule {
        @Override
        public void addTimes(CustomerHistory customer, Instants times) {
            for (long millis : requireNonNull(when.of(customer), "when")) {
                times.add(millis);
            }
        }

        @Override
        public String event() {
            return "own " + name;
        }

        @Override
        public Requirement requires(Window window) {
            return Requirement.none();
        }

        @Override
        public boolean isToldOfNobody() {
            return false;
        }
    }
}
