package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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
 * HistoryBuilder builder = CsvSurveyResponses.read(path).kind(SurveyKind.NPS).score("Score")
 *         .answered("AnsweredAt", "yyyy-MM-dd HH:mm").customer("CustomerID").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class CsvSurveyResponses extends CsvFile<CsvSurveyResponses> {
    private static final String KIND = "kind";
    private static final String SCALE = "scale";
    private static final String SCORE = "score";
    private static final String ANSWERED = "answered";
    private static final String CUSTOMER = "customer";

    private CsvSurveyResponses(CsvMapping mapping) {
        super(mapping);
    }

    /**
     * A file to read answers from.
     *
     * @param file where it is
     * @return a value to state its columns of
     */
    public static CsvSurveyResponses read(Path file) {
        return new CsvSurveyResponses(CsvMapping.of(file));
    }

    /**
     * A source to read answers from that is no file.
     *
     * @param name stands for the file's name in messages
     * @param streams gives a stream from the beginning, which is read and closed; asked once for each {@link #into}
     * @return a value to state its columns of
     */
    public static CsvSurveyResponses read(String name, Supplier<? extends InputStream> streams) {
        return new CsvSurveyResponses(CsvMapping.of(name, streams));
    }

    /**
     * States what every row is an answer to.
     *
     * @param kindOfAll the kind
     * @return a new value
     */
    public CsvSurveyResponses kind(SurveyKind kindOfAll) {
        requireNonNull(kindOfAll, "kindOfAll");
        String column = mapping.columns().get(KIND);
        if (column != null) {
            throw mapping.statedTwice(KIND, column, kindOfAll);
        }
        return with(mapping.withSetting(KIND, kindOfAll));
    }

    /**
     * States which column tells what a row is an answer to: NPS, CSAT or CES, in any case.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvSurveyResponses kind(String column) {
        mapping.setting(KIND, SurveyKind.class).ifPresent(ofAll -> {
            throw mapping.statedTwice(KIND, ofAll, column);
        });
        return with(mapping.withColumn(KIND, column));
    }

    /**
     * States the possible answers, the same for every row.
     *
     * @param scaleOfAll the scale
     * @return a new value
     */
    public CsvSurveyResponses scale(SurveyScale scaleOfAll) {
        return with(mapping.withSetting(SCALE, requireNonNull(scaleOfAll, "scaleOfAll")));
    }

    /**
     * States the answer.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvSurveyResponses score(String column) {
        return with(mapping.withColumn(SCORE, column));
    }

    /**
     * States when it was answered.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link CsvOrders#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CsvSurveyResponses answered(String column, String pattern) {
        return with(mapping.withTime(ANSWERED, column, TimePattern.of(pattern)));
    }

    /**
     * States who answered.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvSurveyResponses customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    @Override
    CsvSurveyResponses with(CsvMapping changed) {
        return new CsvSurveyResponses(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        CsvTable.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<CsvRow> taker(CsvTable table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(SurveyResponses.KIND);
        Function<CsvRow, SurveyKind> kinds = mapping.setting(KIND, SurveyKind.class)
                .<Function<CsvRow, SurveyKind>>map(k -> row -> k)
                .orElseGet(() -> kindIn(table.column(KIND)));
        Optional<SurveyScale> scale = mapping.setting(SCALE, SurveyScale.class);
        int score = table.column(SCORE);
        Times answered = table.times(ANSWERED, builder);
        int customer = table.optionalName(CUSTOMER);
        Decimals decimals = table.decimals(0);
        return row -> {
            SurveyKind rowKind = kinds.apply(row);
            SurveyResponse response = CsvTable.valid(() -> new SurveyResponse(
                    rowKind,
                    scale.orElse(usualScale(rowKind)),
                    decimals.whole(row, score),
                    answered.instant(row),
                    row.optional(customer)));
            into.add(SurveyResponses.KIND, response);
        };
    }

    private static Function<CsvRow, SurveyKind> kindIn(int column) {
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
