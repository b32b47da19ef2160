package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers to surveys in a CSV file, a row each.
 *
 * <ul>
 *   <li>{@link #score}, {@link #answered} and the kind are needed; the kind is {@linkplain #kind(SurveyKind) one} for the
 *       whole file or {@linkplain #kind(String) a column}.
 *   <li>Without {@link #scale} the answers are on 0–10 for NPS, 1–5 for CSAT and 1–7 for CES.
 *   <li>A score that is not on its scale, or not a whole number, is a bad row; 9.0 is a whole number.
 *   <li>An empty customer cell is an anonymous answer.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = Csv.file(path).surveyResponses().kind(SurveyKind.NPS).score("Score")
 *         .answered("AnsweredAt", "yyyy-MM-dd HH:mm").customer("CustomerID").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class SurveyResponseColumns extends RecordColumns<SurveyResponseColumns> {
    private static final String KIND = "kind";
    private static final String SCALE = "scale";
    private static final String SCORE = "score";
    private static final String ANSWERED = "answered";
    private static final String CUSTOMER = "customer";

    SurveyResponseColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States what every row is an answer to.
     *
     * @param kindOfAll the kind
     * @return a new value
     */
    public SurveyResponseColumns kind(SurveyKind kindOfAll) {
        requireNonNull(kindOfAll, "kindOfAll");
        Cell column = mapping.columns().get(KIND);
        if (column != null) {
            throw Mapping.statedTwice(mapping.name(), KIND, column, kindOfAll);
        }
        return with(mapping.withSetting(KIND, kindOfAll));
    }

    /**
     * States which column tells what a row is an answer to: NPS, CSAT or CES, in any case.
     *
     * @param column the column's name
     * @return a new value
     */
    public SurveyResponseColumns kind(String column) {
        mapping.setting(KIND, SurveyKind.class).ifPresent(ofAll -> {
            throw Mapping.statedTwice(mapping.name(), KIND, ofAll, Cell.column(column));
        });
        return with(mapping.withColumn(KIND, column));
    }

    /**
     * States the possible answers, the same for every row.
     *
     * @param scaleOfAll the scale
     * @return a new value
     */
    public SurveyResponseColumns scale(SurveyScale scaleOfAll) {
        return with(mapping.withSetting(SCALE, requireNonNull(scaleOfAll, "scaleOfAll")));
    }

    /**
     * States the answer.
     *
     * @param column the column's name
     * @return a new value
     */
    public SurveyResponseColumns score(String column) {
        return with(mapping.withColumn(SCORE, column));
    }

    /**
     * States when it was answered.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public SurveyResponseColumns answered(String column, String pattern) {
        return with(mapping.withTime(ANSWERED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public SurveyResponseColumns answered(String column) {
        return with(mapping.withColumn(ANSWERED, column));
    }

    /**
     * States who answered.
     *
     * @param column the column's name
     * @return a new value
     */
    public SurveyResponseColumns customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    @Override
    SurveyResponseColumns with(Mapping changed) {
        return new SurveyResponseColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(SurveyResponses.KIND);
        Function<Row, SurveyKind> kinds = mapping.setting(KIND, SurveyKind.class)
                .<Function<Row, SurveyKind>>map(k -> row -> k)
                .orElseGet(() -> kindIn(table.column(KIND)));
        Optional<SurveyScale> scale = mapping.setting(SCALE, SurveyScale.class);
        int score = table.column(SCORE);
        Times answered = table.times(ANSWERED, builder);
        int customer = table.optionalName(CUSTOMER);
        Decimals decimals = table.decimals(0);
        return row -> {
            SurveyKind rowKind = kinds.apply(row);
            SurveyResponse response = Table.valid(() -> new SurveyResponse(
                    rowKind,
                    scale.orElse(usualScale(rowKind)),
                    decimals.whole(row, score),
                    answered.instant(row),
                    row.optional(customer)));
            into.add(SurveyResponses.KIND, response);
        };
    }

    private static Function<Row, SurveyKind> kindIn(int column) {
        return row -> Arrays.stream(SurveyKind.values())
                .filter(k -> k.name().equalsIgnoreCase(row.text(column)))
                .findFirst()
                .orElseThrow(() -> row.badValue(column, "is not NPS, CSAT or CES"));
    }

    private static SurveyScale usualScale(SurveyKind kind) {
        return switch (kind) {
            case NPS -> SurveyScale.ZERO_TO_TEN;
            case CSAT -> SurveyScale.ONE_TO_FIVE;
            case CES -> SurveyScale.ONE_TO_SEVEN;
        };
    }
}
