package io.github.retention4j.clv;

import java.io.Serializable;

/**
 * What one level of a covariate, or one more of a number, does to buying and to being lost.
 *
 * @param covariate the covariate's name
 * @param level the level; empty for a number
 * @param base the level that it is held against; empty for a number
 * @param mean the number that it is held against, which is the customers' mean; 0 for a level
 * @param buying the logarithm of the factor by which the rate of buying is higher
 * @param loss that of the factor of being lost: of the odds of the mean chance where a model has chances, of the rate where it has rates
 */
public record CovariateTerm(String covariate, String level, String base, double mean, double buying, double loss)
        implements Serializable {
    boolean isNumber() {
        return level.isEmpty();
    }

    /** Such as "channel web", or "first basket, one more". */
    String name() {
        return isNumber() ? covariate + ", one more" : covariate + " " + level;
    }

    CovariateTerm at(double newBuying, double newLoss) {
        return new CovariateTerm(covariate, level, base, mean, newBuying, newLoss);
    }
}
