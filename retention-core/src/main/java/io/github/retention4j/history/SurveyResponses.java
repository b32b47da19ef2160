package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;

/** A customer's answers to survey questions, in time order. */
public final class SurveyResponses extends Records {
    /** Survey answers, a row each. */
    public static final RecordKind<SurveyResponse, SurveyResponses> KIND =
            RecordKind.of("survey responses", 5, SurveyResponses::write, SurveyResponses::new);

    private static final int ANSWERED = 0;
    private static final int QUESTION = 1;
    private static final int LOWEST = 2;
    private static final int HIGHEST = 3;
    private static final int SCORE = 4;

    private SurveyResponses(CustomerRows customer) {
        super(customer, KIND);
    }

    private static void write(SurveyResponse response, RecordRow row) {
        add(
                row.customer(response.customerId()),
                response.kind(),
                response.scale(),
                response.score(),
                RecordRow.millis(response.answeredAt()));
    }

    /**
     * Adds an answer without an object.
     *
     * <pre>{@code
     * long answered = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
     * SourceRows source = History.builder(zone, gbp).source("survey responses");
     * SurveyResponses.add(source.row().customer("c-17"), SurveyKind.NPS, SurveyScale.ZERO_TO_TEN, 9, answered);
     * }</pre>
     *
     * @param row the row, with whose it is
     * @param kind the kind of question
     * @param scale the scale
     * @param score the answer, on the scale
     * @param answeredMillis when it was given, milliseconds since 1970-01-01T00:00Z
     */
    public static void add(RecordRow row, SurveyKind kind, SurveyScale scale, int score, long answeredMillis) {
        requireNonNull(kind, "kind");
        requireNonNull(scale, "scale");
        requireNonNull(row, "row").begin(KIND);
        row.time(ANSWERED, "answered", answeredMillis);
        if (score < scale.lowest() || score > scale.highest()) {
            row.refuse(() -> "score " + score + " not in [" + scale.lowest() + ", " + scale.highest() + "]");
        }
        row.number(QUESTION, code(kind));
        row.number(LOWEST, scale.lowest());
        row.number(HIGHEST, scale.highest());
        row.number(SCORE, score);
        row.end();
    }

    /** What stands for a kind of question, whatever becomes of the enum. */
    private static int code(SurveyKind kind) {
        return switch (kind) {
            case NPS -> 1;
            case CSAT -> 2;
            case CES -> 3;
        };
    }

    /**
     * When a question was answered.
     *
     * @param i the answer's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long answered(int i) {
        return number(i, ANSWERED);
    }

    /**
     * Whether an answer is to a kind of question.
     *
     * @param i the answer's number, from 0
     * @param kind the kind
     * @return whether it is
     */
    public boolean isTo(int i, SurveyKind kind) {
        return code(requireNonNull(kind, "kind")) == number(i, QUESTION);
    }

    /**
     * Whether an answer was given on a scale.
     *
     * @param i the answer's number, from 0
     * @param scale the scale
     * @return whether it was
     */
    public boolean isOn(int i, SurveyScale scale) {
        requireNonNull(scale, "scale");
        return number(i, LOWEST) == scale.lowest() && number(i, HIGHEST) == scale.highest();
    }

    /**
     * An answer.
     *
     * @param i the answer's number, from 0
     * @return the score, on the scale it was given on
     */
    public int score(int i) {
        return (int) number(i, SCORE);
    }
}
