package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One answer to a survey question.
 *
 * <pre>{@code
 * SurveyResponse answer = SurveyResponse.nps(9, Instant.parse("2026-03-05T09:30:00Z")).from("c-17");
 * }</pre>
 *
 * @param kind what was asked for
 * @param scale the possible answers
 * @param score the answer, on the scale
 * @param answeredAt when it was answered
 * @param customerId who answered; empty for an anonymous answer
 */
public record SurveyResponse(
        SurveyKind kind, SurveyScale scale, int score, Instant answeredAt, Optional<String> customerId) {

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the score is not on the scale or the customer id is blank
     */
    public SurveyResponse {
        requireNonNull(kind, "kind");
        requireNonNull(scale, "scale");
        requireNonNull(answeredAt, "answeredAt");
        requireNonNull(customerId, "customerId").ifPresent(c -> Checks.id(c, "customer id"));
        if (score < scale.lowest() || score > scale.highest()) {
            throw new IllegalArgumentException(
                    "score " + score + " not in [" + scale.lowest() + ", " + scale.highest() + "]");
        }
    }

    /**
     * An anonymous answer to the net promoter question on 0–10.
     *
     * @param score 0 to 10
     * @param answeredAt when it was answered
     * @return the answer
     */
    public static SurveyResponse nps(int score, Instant answeredAt) {
        return new SurveyResponse(SurveyKind.NPS, SurveyScale.ZERO_TO_TEN, score, answeredAt, Optional.empty());
    }

    /**
     * An anonymous answer to the satisfaction question on 1–5.
     *
     * @param score 1 to 5
     * @param answeredAt when it was answered
     * @return the answer
     */
    public static SurveyResponse csat(int score, Instant answeredAt) {
        return new SurveyResponse(SurveyKind.CSAT, SurveyScale.ONE_TO_FIVE, score, answeredAt, Optional.empty());
    }

    /**
     * An anonymous answer to the effort question on 1–7, 7 being the highest effort.
     *
     * @param score 1 to 7
     * @param answeredAt when it was answered
     * @return the answer
     */
    public static SurveyResponse ces(int score, Instant answeredAt) {
        return new SurveyResponse(SurveyKind.CES, SurveyScale.ONE_TO_SEVEN, score, answeredAt, Optional.empty());
    }

    /**
     * The same answer, given by a customer.
     *
     * @param customerId the customer's id
     * @return the answer with its customer
     */
    public SurveyResponse from(String customerId) {
        return new SurveyResponse(
                kind, scale, score, answeredAt, Optional.of(requireNonNull(customerId, "customerId")));
    }
}
