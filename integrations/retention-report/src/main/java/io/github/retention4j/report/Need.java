package io.github.retention4j.report;

/** What a shop has to provide for a part of the page to be there, and how. */
enum Need {
    /** Orders alone. */
    ORDERS("Orders", "What is missing here comes with more orders: with more customers, or more days.", ""),
    /** What is known of customers. */
    CUSTOMERS(
            "Customers",
            "Give the customers with their countries, cities or channels.",
            "HistoryBuilder.customers, Csv.file(path).customers()"),
    /** Subscriptions. */
    SUBSCRIPTIONS(
            "Subscriptions",
            "Give subscriptions with their start, monthly amount and end.",
            "HistoryBuilder.subscriptions, Csv.file(path).subscriptions()"),
    /** Visits and carts. */
    VISITS(
            "Visits and carts",
            "Give visits and carts from the web shop's log.",
            "HistoryBuilder.visits, HistoryBuilder.carts, Csv.file(path).visits(), Csv.file(path).carts()"),
    /** Offers. */
    OFFERS(
            "Offers",
            "Give the offers made at the checkout and which were taken.",
            "HistoryBuilder.offers, Csv.file(path).offers()"),
    /** Referrals. */
    REFERRALS("Referrals", "Give who referred whom.", "HistoryBuilder.referrals, Csv.file(path).referrals()"),
    /** Answers to surveys. */
    ANSWERS(
            "Survey answers",
            "Give answers with their kind, score and day.",
            "HistoryBuilder.surveyResponses, Csv.file(path).surveyResponses()"),
    /** Coupons. */
    COUPONS(
            "Coupons",
            "Give issued coupons and when they were redeemed.",
            "HistoryBuilder.coupons, Csv.file(path).coupons()"),
    /** What was spent to win customers. */
    SPEND("Spend", "State what was spent to win customers, by month, and the margin.", "ReportPage.spending"),
    /** The rules of a loyalty programme. */
    PROGRAMME(
            "Loyalty programme",
            "State the programme's rules, and give memberships and redemptions.",
            "ReportPage.programme, HistoryBuilder.memberships, Csv.file(path).memberships(), Csv.file(path).redemptions()"),
    /** Goals. */
    GOALS("Goals", "Set goals of your own.", "ReportPage.goals"),
    /** Nothing but a smaller minimum. */
    HIDDEN("Small groups", "This page tells nothing of groups of fewer customers than its minimum.", "");

    private final String title;
    private final String how;
    private final String code;

    Need(String title, String how, String code) {
        this.title = title;
        this.how = how;
        this.code = code;
    }

    String title() {
        return title;
    }

    /** For who runs the shop. */
    String how() {
        return how;
    }

    /** For who writes the program, or empty. */
    String code() {
        return code;
    }
}
