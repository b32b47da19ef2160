package io.github.retention4j.io;

import io.github.retention4j.history.Adjustments;
import io.github.retention4j.history.Carts;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.history.Memberships;
import io.github.retention4j.history.Offers;
import io.github.retention4j.history.PointsGrants;
import io.github.retention4j.history.Redemptions;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.history.Visits;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
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
            OptionalLong off = c.orderDiscount(i);
            String discount = off.isEmpty() ? "" : " less " + BigDecimal.valueOf(off.getAsLong(), scale);
            OptionalLong earns = c.orderEligible(i);
            String eligible = earns.isEmpty() ? "" : " eligible " + BigDecimal.valueOf(earns.getAsLong(), scale);
            events.add("order " + at(c.orderMillis(i)) + " " + BigDecimal.valueOf(c.orderAmount(i), scale)
                    + c.orderCoupon(i).map(code -> " with " + code).orElse("") + discount + eligible);
        }
        Adjustments adjustments = c.adjustments();
        for (int i = 0; i < adjustments.count(); i++) {
            events.add(
                    "adjustment " + at(adjustments.booked(i)) + " " + BigDecimal.valueOf(adjustments.amount(i), scale));
        }
        Coupons coupons = c.coupons();
        for (int i = 0; i < coupons.count(); i++) {
            events.add("coupon " + coupons.code(i) + " of " + coupons.campaign(i) + " issued " + at(coupons.issued(i))
                    + " expires " + at(coupons.expires(i)) + " redeemed " + at(coupons.redeemed(i))
                    + " for the order of "
                    + at(coupons.ordered(i)));
        }
        SurveyResponses surveyResponses = c.surveyResponses();
        for (int i = 0; i < surveyResponses.count(); i++) {
            int number = i;
            String kind = List.of(SurveyKind.values()).stream()
                    .filter(k -> surveyResponses.isTo(number, k))
                    .map(SurveyKind::name)
                    .findFirst()
                    .orElseThrow();
            String scaleName = List.of(
                            SurveyScale.ZERO_TO_TEN,
                            SurveyScale.ONE_TO_TEN,
                            SurveyScale.ONE_TO_FIVE,
                            SurveyScale.ONE_TO_SEVEN)
                    .stream()
                    .filter(s -> surveyResponses.isOn(number, s))
                    .map(SurveyScale::toString)
                    .findFirst()
                    .orElse("another scale");
            events.add("answer " + kind + " " + surveyResponses.score(i) + " on " + scaleName + " "
                    + at(surveyResponses.answered(i)));
        }
        Subscriptions subscriptions = c.subscriptions();
        for (int i = 0; i < subscriptions.count(); i++) {
            events.add("subscription " + subscriptions.step(i) + " " + at(subscriptions.stepTaken(i)) + " "
                    + BigDecimal.valueOf(subscriptions.rise(i), scale));
        }
        Visits visits = c.visits();
        for (int i = 0; i < visits.count(); i++) {
            events.add("visit " + at(visits.started(i)) + " pages " + visits.pages(i) + " actions " + visits.actions(i)
                    + (visits.isOrdered(i) ? " ordered" : ""));
        }
        Carts carts = c.carts();
        for (int i = 0; i < carts.count(); i++) {
            events.add("cart " + at(carts.created(i)) + " checkout " + at(carts.checkedOut(i)) + " ordered "
                    + at(carts.ordered(i)));
        }
        Offers offers = c.offers();
        for (int i = 0; i < offers.count(); i++) {
            events.add("offer " + at(offers.made(i)) + " taken " + at(offers.taken(i)) + " at purchase "
                    + offers.purchase(i).orElse(-1));
        }
        Referrals referrals = c.referrals();
        for (int i = 0; i < referrals.count(); i++) {
            if (referrals.isMade(i)) {
                events.add("referral " + at(referrals.referred(i)) + (referrals.isSuccessful(i) ? " brought" : ""));
            }
        }
        referrals.firstReceived().ifPresent(at -> events.add("referred " + at(at)));
        Memberships memberships = c.memberships();
        for (int i = 0; i < memberships.count(); i++) {
            events.add("member " + at(memberships.joined(i)) + " left " + at(memberships.left(i)));
        }
        Redemptions redemptions = c.redemptions();
        for (int i = 0; i < redemptions.count(); i++) {
            events.add("redeemed " + at(redemptions.redeemed(i)) + " " + redemptions.points(i) + " for the order of "
                    + at(redemptions.ordered(i))
                    + redemptions.reward(i).map(r -> " on " + r).orElse(""));
        }
        PointsGrants grants = c.pointsGrants();
        for (int i = 0; i < grants.count(); i++) {
            events.add("granted " + at(grants.granted(i)) + " " + grants.points(i) + " " + grants.reason(i));
        }
        events.sort(null);
        String who = c.isAnonymous() ? "nobody" : c.id();
        return who + c.customer().map(Customer::toString).map(r -> " " + r).orElse("") + ": "
                + String.join(", ", events);
    }

    private static String at(OptionalLong millis) {
        return at(millis.orElse(Long.MAX_VALUE));
    }

    private static String at(long millis) {
        return millis == Long.MAX_VALUE ? "never" : Instant.ofEpochMilli(millis).toString();
    }
}
