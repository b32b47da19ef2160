package io.github.retention4j.spark;

import io.github.retention4j.io.CartColumns;
import io.github.retention4j.io.CouponColumns;
import io.github.retention4j.io.CustomerColumns;
import io.github.retention4j.io.MembershipColumns;
import io.github.retention4j.io.OfferColumns;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.PointsGrantColumns;
import io.github.retention4j.io.RecordColumns;
import io.github.retention4j.io.RedemptionColumns;
import io.github.retention4j.io.ReferralColumns;
import io.github.retention4j.io.SubscriptionColumns;
import io.github.retention4j.io.SurveyResponseColumns;
import io.github.retention4j.io.VisitColumns;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The doors for further datasets: one for each kind of record. */
abstract sealed class RecordDatasets permits SparkRetention {
    RecordDatasets() {}

    /** The same with another dataset. */
    abstract <C extends RecordColumns<C>> SparkRetention with(
            RecordRole role, String name, Dataset<Row> rows, MapFunction<C, C> columns);

    /**
     * Adds another dataset of orders.
     *
     * @param name what messages and the account call it
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention orders(String name, Dataset<Row> rows, MapFunction<OrderColumns, OrderColumns> columns) {
        return with(RecordRole.ORDERS, name, rows, columns);
    }

    /**
     * Adds customers with what is known of them.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention customers(Dataset<Row> rows, MapFunction<CustomerColumns, CustomerColumns> columns) {
        return with(RecordRole.CUSTOMERS, "customers", rows, columns);
    }

    /**
     * Adds coupons.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention coupons(Dataset<Row> rows, MapFunction<CouponColumns, CouponColumns> columns) {
        return with(RecordRole.COUPONS, "coupons", rows, columns);
    }

    /**
     * Adds redemptions of points or rewards.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention redemptions(Dataset<Row> rows, MapFunction<RedemptionColumns, RedemptionColumns> columns) {
        return with(RecordRole.REDEMPTIONS, "redemptions", rows, columns);
    }

    /**
     * Adds subscriptions.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention subscriptions(
            Dataset<Row> rows, MapFunction<SubscriptionColumns, SubscriptionColumns> columns) {
        return with(RecordRole.SUBSCRIPTIONS, "subscriptions", rows, columns);
    }

    /**
     * Adds answers to surveys.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention surveyResponses(
            Dataset<Row> rows, MapFunction<SurveyResponseColumns, SurveyResponseColumns> columns) {
        return with(RecordRole.SURVEY_RESPONSES, "surveyResponses", rows, columns);
    }

    /**
     * Adds visits.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention visits(Dataset<Row> rows, MapFunction<VisitColumns, VisitColumns> columns) {
        return with(RecordRole.VISITS, "visits", rows, columns);
    }

    /**
     * Adds carts.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention carts(Dataset<Row> rows, MapFunction<CartColumns, CartColumns> columns) {
        return with(RecordRole.CARTS, "carts", rows, columns);
    }

    /**
     * Adds offers.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention offers(Dataset<Row> rows, MapFunction<OfferColumns, OfferColumns> columns) {
        return with(RecordRole.OFFERS, "offers", rows, columns);
    }

    /**
     * Adds referrals. The pairs of customers come to the driver, so that both are looked at together.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention referrals(Dataset<Row> rows, MapFunction<ReferralColumns, ReferralColumns> columns) {
        return with(RecordRole.REFERRALS, "referrals", rows, columns);
    }

    /**
     * Adds memberships.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention memberships(Dataset<Row> rows, MapFunction<MembershipColumns, MembershipColumns> columns) {
        return with(RecordRole.MEMBERSHIPS, "memberships", rows, columns);
    }

    /**
     * Adds points that were granted.
     *
     * @param rows the dataset
     * @param columns states its columns; it is sent to the executors
     * @return a new value
     */
    public SparkRetention pointsGrants(Dataset<Row> rows, MapFunction<PointsGrantColumns, PointsGrantColumns> columns) {
        return with(RecordRole.POINTS_GRANTS, "pointsGrants", rows, columns);
    }
}
