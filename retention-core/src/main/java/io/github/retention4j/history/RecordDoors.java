package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import java.util.List;

/** The doors of a {@link HistoryBuilder} that take records, a list of a kind at a time. */
public abstract sealed class RecordDoors permits HistoryBuilder {
    /** The library's own kinds. */
    static final List<RecordKind<?, ?>> KINDS = List.of(
            Carts.KIND,
            Coupons.KIND,
            Memberships.KIND,
            Offers.KIND,
            PointsGrants.KIND,
            Redemptions.KIND,
            Referrals.KIND,
            Subscriptions.KIND,
            SurveyResponses.KIND,
            Visits.KIND);

    RecordDoors() {}

    /**
     * Opens a source of rows that says where each is from.
     *
     * @param name what messages and the account call it
     * @return its rows
     */
    public abstract SourceRows source(String name);

    /** The builder that these are the doors of. */
    abstract HistoryBuilder self();

    /**
     * Declares customers. The same record twice is one; two that differ under one id are a bad row.
     *
     * @param customers the records
     * @return the builder
     */
    public HistoryBuilder customers(Iterable<Customer> customers) {
        requireNonNull(customers, "customers").forEach(source("customers")::add);
        return self();
    }

    /**
     * Adds orders.
     *
     * @param records the orders
     * @return the builder
     */
    public HistoryBuilder orders(Iterable<Order> records) {
        requireNonNull(records, "records").forEach(source("orders")::add);
        return self();
    }

    /**
     * Adds coupons.
     *
     * @param coupons the coupons
     * @return the builder
     */
    public HistoryBuilder coupons(Iterable<Coupon> coupons) {
        return records(Coupons.KIND, coupons);
    }

    /**
     * Adds survey answers.
     *
     * @param responses the answers
     * @return the builder
     */
    public HistoryBuilder surveyResponses(Iterable<SurveyResponse> responses) {
        return records(SurveyResponses.KIND, responses);
    }

    /**
     * Adds subscriptions. The same record twice is one; two that differ under one id are a bad row. Their steps may be planned,
     * see {@link Subscriptions}.
     *
     * @param subscriptions the subscriptions
     * @return the builder
     */
    public HistoryBuilder subscriptions(Iterable<Subscription> subscriptions) {
        return records(Subscriptions.KIND, subscriptions);
    }

    /**
     * Adds visits.
     *
     * @param visits the visits
     * @return the builder
     */
    public HistoryBuilder visits(Iterable<Visit> visits) {
        return records(Visits.KIND, visits);
    }

    /**
     * Adds carts.
     *
     * @param carts the carts
     * @return the builder
     */
    public HistoryBuilder carts(Iterable<Cart> carts) {
        return records(Carts.KIND, carts);
    }

    /**
     * Adds offers.
     *
     * @param offers the offers
     * @return the builder
     */
    public HistoryBuilder offers(Iterable<Offer> offers) {
        return records(Offers.KIND, offers);
    }

    /**
     * Adds referrals; an empty list says that they are kept track of, and nobody was referred.
     *
     * @param referrals the referrals
     * @return the builder
     */
    public HistoryBuilder referrals(Iterable<Referral> referrals) {
        return records(Referrals.KIND, referrals);
    }

    /**
     * Adds memberships of the loyalty programme; an empty list says that they are kept track of, and nobody is a member.
     *
     * @param memberships the memberships
     * @return the builder
     */
    public HistoryBuilder memberships(Iterable<Membership> memberships) {
        return records(Memberships.KIND, memberships);
    }

    /**
     * Adds redemptions of points; an empty list says that they are kept track of, and nothing was redeemed.
     *
     * @param redemptions the redemptions
     * @return the builder
     */
    public HistoryBuilder redemptions(Iterable<Redemption> redemptions) {
        return records(Redemptions.KIND, redemptions);
    }

    /**
     * Adds grants of points. Those of an opening balance are older than the data: state when these begin, with
     * {@link HistoryBuilder#observedFrom}, or they are taken to begin with the oldest grant.
     *
     * @param grants the grants
     * @return the builder
     */
    public HistoryBuilder grants(Iterable<PointsGrant> grants) {
        return records(PointsGrants.KIND, grants);
    }

    /**
     * Adds records of a kind, such as one of your own; an empty list says that they are kept track of, and there were none.
     *
     * @param <R> the record
     * @param kind the kind
     * @param records the records
     * @return the builder
     * @throws IllegalArgumentException if records of another kind of the same name were added
     */
    public <R> HistoryBuilder records(RecordKind<R, ?> kind, Iterable<R> records) {
        requireNonNull(kind, "kind");
        requireNonNull(records, "records");
        SourceRows source = source(kind.name());
        source.given(kind);
        records.forEach(record -> source.add(kind, record));
        return self();
    }
}
