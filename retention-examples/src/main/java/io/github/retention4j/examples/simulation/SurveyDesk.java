package io.github.retention4j.examples.simulation;

import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects answers after purchases. Those who are satisfied score higher, and stay longer; a refund costs points. */
final class SurveyDesk {
    private static final double ANONYMOUS = 0.3;
    private static final double SECONDS_A_DAY = 86_400;

    private final long end;
    private final List<SurveyResponse> responses = new ArrayList<>();

    SurveyDesk(ShopCalendar calendar) {
        this.end = calendar.end();
    }

    void serve(Sale sale, Shopper shopper, Draws draws) {
        double mood = shopper.satisfaction() - (sale.isRefunded() ? 1.2 : 0);
        ask(
                sale,
                shopper,
                draws,
                0.14,
                SurveyKind.NPS,
                SurveyScale.ZERO_TO_TEN,
                7.7 + 1.5 * mood + 1.1 * draws.normal());
        ask(
                sale,
                shopper,
                draws,
                0.10,
                SurveyKind.CSAT,
                SurveyScale.ONE_TO_FIVE,
                4 + 0.6 * mood + 0.7 * draws.normal());
        ask(
                sale,
                shopper,
                draws,
                0.06,
                SurveyKind.CES,
                SurveyScale.ONE_TO_SEVEN,
                2.9 - 0.8 * mood + 1.1 * draws.normal());
    }

    List<SurveyResponse> responses() {
        return responses;
    }

    private void ask(
            Sale sale,
            Shopper shopper,
            Draws draws,
            double answering,
            SurveyKind kind,
            SurveyScale scale,
            double opinion) {
        boolean answers = draws.chance(answering);
        boolean anonymous = draws.chance(ANONYMOUS);
        long at = sale.millis + 1000 * (long) (SECONDS_A_DAY * draws.between(0.5, 7));
        if (answers && at < end) {
            int score = (int) Math.max(scale.lowest(), Math.min(scale.highest(), Math.round(opinion)));
            Optional<String> who = anonymous ? Optional.empty() : Optional.of(Long.toString(shopper.number()));
            responses.add(new SurveyResponse(kind, scale, score, Instant.ofEpochMilli(at), who));
        }
    }
}
