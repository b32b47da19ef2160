package io.github.retention4j.model;

import java.io.Serializable;

/**
 * The whole numbers a survey question can be answered with.
 *
 * @param lowest the lowest answer
 * @param highest the highest answer, above the lowest
 */
public record SurveyScale(int lowest, int highest) implements Serializable {
    /** 0 to 10, the usual net promoter question. */
    public static final SurveyScale ZERO_TO_TEN = new SurveyScale(0, 10);

    /** 1 to 10, the net promoter question as some ask it. */
    public static final SurveyScale ONE_TO_TEN = new SurveyScale(1, 10);

    /** 1 to 5, the usual satisfaction question. */
    public static final SurveyScale ONE_TO_FIVE = new SurveyScale(1, 5);

    /** 1 to 7, the usual effort question. */
    public static final SurveyScale ONE_TO_SEVEN = new SurveyScale(1, 7);

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the highest answer is not above the lowest, or either is outside -1000 to 1000
     */
    public SurveyScale {
        if (highest <= lowest || lowest < -1000 || highest > 1000) {
            throw new IllegalArgumentException(
                    "scale " + lowest + " to " + highest + " is not two rising numbers in [-1000, 1000]");
        }
    }

    @Override
    public String toString() {
        return lowest + "–" + highest;
    }
}
