package io.github.retention4j.livestore;

import io.github.retention4j.history.Carts;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.Memberships;
import io.github.retention4j.history.Offers;
import io.github.retention4j.history.PointsGrants;
import io.github.retention4j.history.RecordKind;
import io.github.retention4j.history.Redemptions;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.history.Visits;
import io.github.retention4j.livestore.Event.Declared;
import io.github.retention4j.livestore.Event.Erased;
import io.github.retention4j.livestore.Event.Ordered;
import io.github.retention4j.livestore.Event.Recorded;
import io.github.retention4j.livestore.Event.Refunded;
import io.github.retention4j.livestore.codec.ByteReader;
import io.github.retention4j.livestore.codec.ByteWriter;
import io.github.retention4j.livestore.codec.MalformedException;
import io.github.retention4j.livestore.codec.MoneyForm;
import io.github.retention4j.livestore.codec.RecordForm;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Events as payloads of the log. The type of a record says which it is, and never another:
 *
 * <pre>
 * 1  an order      the components of {@link Order}
 * 2  a customer    those of {@link Customer}
 * 3  a record      the name of its kind as a text, and its components
 * 4  a refund      the order's id as a text, and the components of {@link Refund}
 * 5  an erasure    the customer's id as a text
 * 6  a source      its name as a text; the record's source is the number that stands for it from here on
 * </pre>
 */
final class EventForms {
    static final int SOURCE = 6;

    private static final int ORDER = 1;
    private static final int CUSTOMER = 2;
    private static final int RECORD = 3;
    private static final int REFUND = 4;
    private static final int ERASURE = 5;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final StoreSettings settings;
    private final MoneyForm money;
    private final RecordForm orders;
    private final RecordForm customers;
    private final RecordForm refunds;
    private final Map<String, KindForm> kinds = new HashMap<>();

    private record KindForm(RecordKind<?, ?> kind, RecordForm form) {}

    EventForms(StoreSettings settings) {
        this.settings = settings;
        money = new MoneyForm(settings.currency(), settings.decimals());
        orders = new RecordForm(Order.class, money);
        customers = new RecordForm(Customer.class, money);
        refunds = new RecordForm(Refund.class, money);
        put(Carts.KIND, Cart.class);
        put(Coupons.KIND, Coupon.class);
        put(Memberships.KIND, Membership.class);
        put(Offers.KIND, Offer.class);
        put(PointsGrants.KIND, PointsGrant.class);
        put(Redemptions.KIND, Redemption.class);
        put(Referrals.KIND, Referral.class);
        put(Subscriptions.KIND, Subscription.class);
        put(SurveyResponses.KIND, SurveyResponse.class);
        put(Visits.KIND, Visit.class);
        settings.kinds().values().forEach(own -> put(own.kind(), own.record()));
    }

    private void put(RecordKind<?, ?> kind, Class<?> record) {
        if (kinds.put(kind.name(), new KindForm(kind, new RecordForm(record, money))) != null) {
            throw new IllegalArgumentException(
                    "a kind of records called " + kind.name() + " is the library's own; give yours another name");
        }
    }

    /** The form of the amounts. */
    MoneyForm money() {
        return money;
    }

    // ---- writing

    /**
     * Writes an event, having checked it as far as it can be without others.
     *
     * @throws IllegalArgumentException if it is not one that the store can keep
     */
    Payload payload(Event event) {
        ByteWriter to = new ByteWriter();
        int type;
        if (event instanceof Ordered ordered) {
            type = ORDER;
            checkTime("order", ordered.order().placedAt());
            ordered.order().refunds().forEach(refund -> checkTime("refund", refund.refundedAt()));
            orders.write(ordered.order(), to);
        } else if (event instanceof Declared declared) {
            type = CUSTOMER;
            customers.write(declared.customer(), to);
        } else if (event instanceof Recorded<?> recorded) {
            type = RECORD;
            to.text(recorded.kind().name());
            form(recorded).write(recorded.record(), to);
        } else if (event instanceof Refunded refunded) {
            type = REFUND;
            checkTime("refund", refunded.refund().refundedAt());
            to.text(refunded.orderId());
            refunds.write(refunded.refund(), to);
        } else {
            type = ERASURE;
            to.text(((Erased) event).customerId());
        }
        byte[] bytes = to.toBytes();
        if (bytes.length > LogFormat.MOST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "an event of " + bytes.length + " bytes is above " + LogFormat.MOST_PAYLOAD);
        }
        return new Payload(type, bytes);
    }

    /** An event in bytes: the type of the record, and the rest. */
    static final class Payload {
        private final int type;
        private final byte[] bytes;

        Payload(int type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        int type() {
            return type;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private RecordForm form(Recorded<?> recorded) {
        KindForm known = kinds.get(recorded.kind().name());
        if (known == null || known.kind != recorded.kind()) {
            throw new IllegalArgumentException(
                    "the store was opened without the kind " + recorded.kind() + "; state it with StoreSettings.kind");
        }
        return known.form;
    }

    private void checkTime(String what, Instant at) {
        int year = at.atZone(settings.zone()).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    what + " at " + at + " is not in the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        LocalDate first = settings.observedFrom().orElse(LocalDate.MIN);
        if (LocalDate.ofInstant(at, settings.zone()).isBefore(first)) {
            throw new IllegalArgumentException(
                    what + " at " + at + " is before " + first + ", the first day that the store observes");
        }
    }

    // ---- reading

    /** Reads an event that {@link #payload} wrote. */
    Event read(int type, ByteBuffer payload) throws MalformedException {
        ByteReader from = new ByteReader(payload);
        Event event = switch (type) {
            case ORDER -> new Ordered((Order) orders.read(from));
            case CUSTOMER -> new Declared((Customer) customers.read(from));
            case RECORD -> recorded(from);
            case REFUND -> new Refunded(from.text(), (Refund) refunds.read(from));
            case ERASURE -> new Erased(from.text());
            default ->
                throw new MalformedException(
                        "an event of type " + type, "open the store with the version of the library that wrote it");
        };
        from.end();
        return event;
    }

    private Event recorded(ByteReader from) throws MalformedException {
        String name = from.text();
        KindForm known = kinds.get(name);
        if (known == null) {
            throw new MalformedException(
                    "it has records of the kind " + name + ", which is not stated", "state it with StoreSettings.kind");
        }
        return recorded(known.kind, known.form.read(from));
    }

    @SuppressWarnings("unchecked") // the form is that of the kind's record
    private static <R> Event recorded(RecordKind<R, ?> kind, Object record) {
        return new Recorded<>(kind, (R) record);
    }
}
