package io.github.retention4j.examples;

import io.github.retention4j.examples.simulation.SimulatedStore;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Csv;
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
        Csv.stream("customers.csv", () -> open("customers.csv"))
                .customers()
                .id("id")
                .firstSeen("first_seen", TIME)
                .birthDate("birth_date", "yyyy-MM-dd")
                .gender("gender")
                .country("country")
                .city("city")
                .channel("channel")
                .attributes("name", "language", "holdout")
                .into(builder);
        Csv.stream("orders.csv", () -> open("orders.csv"))
                .orders()
                .order("order")
                .customer("customer")
                .time("time", TIME)
                .amount("amount")
                .coupon("coupon")
                .discount("discount")
                .cancellation(row -> row.get("amount").startsWith("-"), Cancellations.BOOK_AS_REFUND)
                .into(builder);
        Csv.stream("coupons.csv", () -> open("coupons.csv"))
                .coupons()
                .code("code")
                .campaign("campaign")
                .issuedTo("customer")
                .issued("issued", TIME)
                .expires("expires", TIME)
                .redeemed("redeemed", TIME)
                .redeemedBy("order")
                .into(builder);
        Csv.stream("survey-responses.csv", () -> open("survey-responses.csv"))
                .surveyResponses()
                .kind("kind")
                .score("score")
                .customer("customer")
                .answered("answered", TIME)
                .into(builder);
        Csv.stream("subscriptions.csv", () -> open("subscriptions.csv"))
                .subscriptions()
                .id("id")
                .customer("customer")
                .started("from", TIME)
                .monthlyAmount("monthly_amount")
                .cancelled("cancelled", TIME)
                .ended("ended", TIME)
                .into(builder);
        Csv.stream("visits.csv", () -> open("visits.csv"))
                .visits()
                .started("started", TIME)
                .pages("pages")
                .actions("actions")
                .customer("customer")
                .order("order")
                .into(builder);
        Csv.stream("carts.csv", () -> open("carts.csv"))
                .carts()
                .created("created", TIME)
                .checkedOut("checked_out", TIME)
                .ordered("ordered", TIME)
                .customer("customer")
                .into(builder);
        Csv.stream("offers.csv", () -> open("offers.csv"))
                .offers()
                .made("made", TIME)
                .taken("taken", TIME)
                .order("order")
                .customer("customer")
                .into(builder);
        Csv.stream("referrals.csv", () -> open("referrals.csv"))
                .referrals()
                .referrer("referrer")
                .referred("referred", TIME)
                .brought("brought")
                .into(builder);
        Csv.stream("memberships.csv", () -> open("memberships.csv"))
                .memberships()
                .customer("customer")
                .joined("joined", TIME)
                .left("left", TIME)
                .into(builder);
        Csv.stream("redemptions.csv", () -> open("redemptions.csv"))
                .redemptions()
                .customer("customer")
                .redeemed("redeemed", TIME)
                .points("points")
                .order("order")
                .into(builder);
        Csv.stream("points-grants.csv", () -> open("points-grants.csv"))
                .pointsGrants()
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
        return Csv.stream("spend.csv", () -> open("spend.csv"))
                .spend()
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
