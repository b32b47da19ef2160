package io.github.retention4j.examples;

import io.github.retention4j.examples.simulation.SimulatedStore;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.CsvCarts;
import io.github.retention4j.io.CsvCoupons;
import io.github.retention4j.io.CsvCustomers;
import io.github.retention4j.io.CsvMemberships;
import io.github.retention4j.io.CsvOffers;
import io.github.retention4j.io.CsvOrders;
import io.github.retention4j.io.CsvPointsGrants;
import io.github.retention4j.io.CsvRedemptions;
import io.github.retention4j.io.CsvReferrals;
import io.github.retention4j.io.CsvSpend;
import io.github.retention4j.io.CsvSubscriptions;
import io.github.retention4j.io.CsvSurveyResponses;
import io.github.retention4j.io.CsvVisits;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Objects;

/** The small shop in Riyadh that the examples ask: thirteen CSV files, made by {@link SimulatedStore}. */
public final class BundledStore {
    /** The last day that the files cover. */
    public static final LocalDate LAST_DAY = SimulatedStore.withDefaults().lastDay();

    private static final String TIME = "yyyy-MM-dd HH:mm:ss";

    private BundledStore() {}

    /**
     * Reads the shop.
     *
     * @return its history
     */
    public static History history() {
        HistoryBuilder builder =
                History.builder(SimulatedStore.ZONE, SimulatedStore.CURRENCY).observedThrough(LAST_DAY);
        CsvCustomers.read("customers.csv", () -> open("customers.csv"))
                .id("id")
                .firstSeen("first_seen", TIME)
                .birthDate("birth_date", "yyyy-MM-dd")
                .gender("gender")
                .country("country")
                .city("city")
                .channel("channel")
                .attributes("name", "language", "holdout")
                .into(builder);
        CsvOrders.read("orders.csv", () -> open("orders.csv"))
                .order("order")
                .customer("customer")
                .time("time", TIME)
                .amount("amount")
                .coupon("coupon")
                .discount("discount")
                .cancellation(row -> row.get("amount").startsWith("-"), Cancellations.BOOK_AS_REFUND)
                .into(builder);
        CsvCoupons.read("coupons.csv", () -> open("coupons.csv"))
                .code("code")
                .campaign("campaign")
                .issuedTo("customer")
                .issued("issued", TIME)
                .expires("expires", TIME)
                .redeemed("redeemed", TIME)
                .redeemedBy("order")
                .into(builder);
        CsvSurveyResponses.read("survey-responses.csv", () -> open("survey-responses.csv"))
                .kind("kind")
                .score("score")
                .customer("customer")
                .answered("answered", TIME)
                .into(builder);
        CsvSubscriptions.read("subscriptions.csv", () -> open("subscriptions.csv"))
                .id("id")
                .customer("customer")
                .started("from", TIME)
                .monthlyAmount("monthly_amount")
                .cancelled("cancelled", TIME)
                .ended("ended", TIME)
                .into(builder);
        CsvVisits.read("visits.csv", () -> open("visits.csv"))
                .started("started", TIME)
                .pages("pages")
                .actions("actions")
                .customer("customer")
                .order("order")
                .into(builder);
        CsvCarts.read("carts.csv", () -> open("carts.csv"))
                .created("created", TIME)
                .checkedOut("checked_out", TIME)
                .ordered("ordered", TIME)
                .customer("customer")
                .into(builder);
        CsvOffers.read("offers.csv", () -> open("offers.csv"))
                .made("made", TIME)
                .taken("taken", TIME)
                .order("order")
                .customer("customer")
                .into(builder);
        CsvReferrals.read("referrals.csv", () -> open("referrals.csv"))
                .referrer("referrer")
                .referred("referred", TIME)
                .brought("brought")
                .into(builder);
        CsvMemberships.read("memberships.csv", () -> open("memberships.csv"))
                .customer("customer")
                .joined("joined", TIME)
                .left("left", TIME)
                .into(builder);
        CsvRedemptions.read("redemptions.csv", () -> open("redemptions.csv"))
                .customer("customer")
                .redeemed("redeemed", TIME)
                .points("points")
                .order("order")
                .into(builder);
        CsvPointsGrants.read("points-grants.csv", () -> open("points-grants.csv"))
                .customer("customer")
                .granted("granted", TIME)
                .points("points")
                .reason("reason")
                .into(builder);
        return builder.build();
    }

    /**
     * Reads what the shop spent to win its customers.
     *
     * @return the spend by month and channel
     */
    public static AcquisitionSpend spend() {
        return CsvSpend.read("spend.csv", () -> open("spend.csv"))
                .period("month", "yyyy-MM", CalendarUnit.MONTH)
                .channel("channel")
                .amount("spend")
                .in(SimulatedStore.CURRENCY);
    }

    /**
     * The rules of the shop's loyalty programme, which began in 2025. The attribute "holdout" is "yes" for customers to whom
     * it was not offered, one in ten, whom chance chose.
     *
     * @return the programme
     */
    public static LoyaltyProgramme programme() {
        return SimulatedStore.withDefaults().programme();
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(BundledStore.class.getResourceAsStream("/bundled-store/" + file), file);
    }
}
