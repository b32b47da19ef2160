package io.github.retention4j.examples.simulation;

import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.SurveyResponse;
import java.util.List;

/**
 * What a shop has on file.
 *
 * @param customers the customers, in the order of their numbers
 * @param orders the orders, in the order of time
 * @param coupons the coupons, in the order of issue
 * @param surveyResponses the survey answers, in the order of time
 */
public record StoreRecords(
        List<Customer> customers, List<Order> orders, List<Coupon> coupons, List<SurveyResponse> surveyResponses) {

    /** Copies. */
    public StoreRecords {
        customers = List.copyOf(customers);
        orders = List.copyOf(orders);
        coupons = List.copyOf(coupons);
        surveyResponses = List.copyOf(surveyResponses);
    }
}
