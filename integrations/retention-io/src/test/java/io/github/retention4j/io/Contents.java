package io.github.retention4j.io;

import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** All that a history holds, as lines of text that can be compared. */
final class Contents {
    private Contents() {}

    /** One line for each customer and for each event without one, sorted. */
    static List<String> of(History history) {
        List<String> lines = new ArrayList<>();
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor customer = block.cursor();
            for (int i = 0; i < block.customers(); i++) {
                lines.add(line(customer.moveTo(i), history.basis().decimals()));
            }
        }
        lines.sort(null);
        return lines;
    }

    /** The sum of all orders, exactly. */
    static BigDecimal gross(History history) {
        long minorUnits = history.blocks().stream()
                .flatMapToLong(b -> IntStream.range(0, b.orders()).mapToLong(b::amount))
                .reduce(0, Math::addExact);
        return BigDecimal.valueOf(minorUnits, history.basis().decimals());
    }

    private static String line(CustomerHistory c, int scale) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < c.orderCount(); i++) {
            String discount = c.orderDiscount(i) < 0 ? "" : " less " + BigDecimal.valueOf(c.orderDiscount(i), scale);
            events.add("order " + at(c.orderMillis(i)) + " " + BigDecimal.valueOf(c.orderAmount(i), scale)
                    + c.orderCoupon(i).map(code -> " with " + code).orElse("") + discount);
        }
        for (int i = 0; i < c.adjustmentCount(); i++) {
            events.add(
                    "adjustment " + at(c.adjustmentMillis(i)) + " " + BigDecimal.valueOf(c.adjustmentAmount(i), scale));
        }
        for (int i = 0; i < c.couponCount(); i++) {
            events.add("coupon " + c.couponCode(i) + " of " + c.couponCampaign(i) + " issued " + at(c.couponIssued(i))
                    + " expires " + at(c.couponExpires(i)) + " redeemed " + at(c.couponRedeemed(i))
                    + " for the order of "
                    + at(c.couponOrderMillis(i)));
        }
        for (int i = 0; i < c.responseCount(); i++) {
            int number = i;
            String kind = List.of(SurveyKind.values()).stream()
                    .filter(k -> c.responseIs(number, k))
                    .map(SurveyKind::name)
                    .findFirst()
                    .orElseThrow();
            String scaleName = List.of(
                            SurveyScale.ZERO_TO_TEN,
                            SurveyScale.ONE_TO_TEN,
                            SurveyScale.ONE_TO_FIVE,
                            SurveyScale.ONE_TO_SEVEN)
                    .stream()
                    .filter(s -> c.responseOn(number, s))
                    .map(SurveyScale::toString)
                    .findFirst()
                    .orElse("another scale");
            events.add(
                    "answer " + kind + " " + c.responseScore(i) + " on " + scaleName + " " + at(c.responseMillis(i)));
        }
        for (int i = 0; i < c.subscriptionStepCount(); i++) {
            events.add("subscription " + c.subscriptionStep(i) + " " + at(c.subscriptionStepMillis(i)) + " "
                    + BigDecimal.valueOf(c.subscriptionStepRise(i), scale));
        }
        for (int i = 0; i < c.visitCount(); i++) {
            events.add("visit " + at(c.visitMillis(i)) + " pages " + c.visitPages(i) + " actions " + c.visitActions(i)
                    + (c.visitOrdered(i) ? " ordered" : ""));
        }
        for (int i = 0; i < c.cartCount(); i++) {
            events.add("cart " + at(c.cartCreated(i)) + " checkout " + at(c.cartCheckedOut(i)) + " ordered "
                    + at(c.cartOrdered(i)));
        }
        for (int i = 0; i < c.offerCount(); i++) {
            events.add("offer " + at(c.offerMade(i)) + " taken " + at(c.offerTaken(i)) + " at purchase "
                    + c.offerPurchase(i));
        }
        for (int i = 0; i < c.referralCount(); i++) {
            events.add("referral " + at(c.referralMillis(i)) + (c.referralBrought(i) ? " brought" : ""));
        }
        if (c.referredMillis() != Long.MAX_VALUE) {
            events.add("referred " + at(c.referredMillis()));
        }
        events.sort(null);
        String who = c.isAnonymous() ? "nobody" : c.id();
        return who + c.customer().map(Customer::toString).map(r -> " " + r).orElse("") + ": "
                + String.join(", ", events);
    }

    private static String at(long millis) {
        return millis == Long.MAX_VALUE ? "never" : Instant.ofEpochMilli(millis).toString();
    }
}
