package io.github.retention4j.examples.simulation;

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

/**
 * What a shop has on file.
 *
 * @param customers the customers, in the order of their numbers
 * @param orders the orders, in the order of time
 * @param coupons the coupons, in the order of issue
 * @param surveyResponses the survey answers, in the order of time
 * @param subscriptions the subscriptions, in the order of their starts
 * @param visits the visits to the site that were counted, in the order of time: of one visitor in six, since the start of
 *     the last full quarter
 * @param carts the carts since then, in the order of time
 * @param offers the offers of something dearer, in the order of time
 * @param referrals who recommended the shop, in the order of time
 * @param memberships the memberships of the loyalty programme, in the order of joining
 * @param redemptions the redemptions of points, in the order of time
 * @param pointsGrants the points given out of goodwill, in the order of time
 */
public record StoreRecords(
        List<Customer> customers,
        List<Order> orders,
        List<Coupon> coupons,
        List<SurveyResponse> surveyResponses,
        List<Subscription> subscriptions,
        List<Visit> visits,
        List<Cart> carts,
        List<Offer> offers,
        List<Referral> referrals,
        List<Membership> memberships,
        List<Redemption> redemptions,
        List<PointsGrant> pointsGrants) {

    /** Copies. */
    public StoreRecords {
        customers = List.copyOf(customers);
        orders = List.copyOf(orders);
        coupons = List.copyOf(coupons);
        surveyResponses = List.copyOf(surveyResponses);
        subscriptions = List.copyOf(subscriptions);
        visits = List.copyOf(visits);
        carts = List.copyOf(carts);
        offers = List.copyOf(offers);
        referrals = List.copyOf(referrals);
        memberships = List.copyOf(memberships);
        redemptions = List.copyOf(redemptions);
        pointsGrants = List.copyOf(pointsGrants);
    }
}
