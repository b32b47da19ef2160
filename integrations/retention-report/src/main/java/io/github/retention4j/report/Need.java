package io.github.retention4j.report;

/** What a shop has to provide for a part of the page to be there, and how. */
enum Need {
    /** Orders alone. */
    ORDERS("Orders", "What is missing here comes with more orders: with more customers, or more days."),
    /** What is known of customers. */
    CUSTOMERS(
            "Customers",
            "Give the customers with their countries, cities or channels: HistoryBuilder.customers, or a file by CsvCustomers."),
    /** Subscriptions. */
    SUBSCRIPTIONS(
            "Subscriptions",
            "Give subscriptions with their start, monthly amount and end: HistoryBuilder.subscriptions, or a file by CsvSubscriptions."),
    /** Visits and carts. */
    VISITS(
            "Visits and carts",
            "Give visits and carts from the web shop's log: HistoryBuilder.visits and carts, or files by CsvVisits and CsvCarts."),
    /** Offers. */
    OFFERS(
            "Offers",
            "Give the offers made at the checkout and which were taken: HistoryBuilder.offers, or a file by CsvOffers."),
    /** Referrals. */
    REFERRALS("Referrals", "Give who referred whom: HistoryBuilder.referrals, or a file by CsvReferrals."),
    /** Answers to surveys. */
    ANSWERS(
            "Survey answers",
            "Give answers with their kind, score and day: HistoryBuilder.surveyResponses, or a file by CsvSurveyResponses."),
    /** Coupons. */
    COUPONS(
            "Coupons",
            "Give issued coupons and when they were redeemed: HistoryBuilder.coupons, or a file by CsvCoupons."),
    /** What was spent to win customers. */
    SPEND("Spend", "State what was spent to win customers, by month: ReportPage.spending, with a margin."),
    /** The rules of a loyalty programme. */
    PROGRAMME(
            "Loyalty programme",
            "State the programme's rules: ReportPage.programme. Memberships and redemptions come by HistoryBuilder, or files by CsvMemberships and CsvRedemptions."),
    /** Goals. */
    GOALS("Goals", "Set goals of your own: ReportPage.goals.");

    private final String title;
    private final String how;

    Need(String title, String how) {
        this.title = title;
        this.how = how;
    }

    String title() {
        return title;
    }

    String how() {
        return how;
    }
}
