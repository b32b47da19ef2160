package io.github.retention4j.clv;

import java.util.ArrayList;
import java.util.List;

/**
 * Where covariates go in: one falls off as customers buy more often, another moves as they are lost sooner.
 *
 * @param loss the place of the parameter that is of being lost
 * @param sign 1 if it is higher where more are lost, else −1
 */
record CovariateShift(int loss, int sign) {
    /** The place of α, of which the rates of buying are the inverse. */
    static final int ALPHA = 1;

    static CovariateShift of(PurchaseModel model) {
        int beta = model.parameterNames().indexOf("beta");
        return beta >= 0
                ? new CovariateShift(beta, -1)
                : new CovariateShift(model.parameterNames().indexOf("a"), 1);
    }

    List<Double> applied(List<Double> base, double buying, double ofLoss) {
        List<Double> parameters = new ArrayList<>(base);
        parameters.set(ALPHA, base.get(ALPHA) * Math.exp(-buying));
        double moved = base.get(loss) * Math.exp(sign * ofLoss);
        // Beyond the bounds of an a nobody is lost, or all are at once.
        parameters.set(loss, sign > 0 ? Math.max(Units.LEAST, Math.min(Units.MOST, moved)) : moved);
        return parameters;
    }
}
