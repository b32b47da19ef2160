package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retention4j.testing.Serialisation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyResponseTest {
    private static final Instant AT = Instant.parse("2026-03-05T09:30:00Z");

    @Test
    void shortFormsUseTheUsualScales() {
        assertThat(SurveyResponse.nps(0, AT))
                .isEqualTo(new SurveyResponse(SurveyKind.NPS, new SurveyScale(0, 10), 0, AT, Optional.empty()));
        assertThat(SurveyResponse.csat(5, AT))
                .isEqualTo(new SurveyResponse(SurveyKind.CSAT, new SurveyScale(1, 5), 5, AT, Optional.empty()));
        assertThat(SurveyResponse.ces(7, AT))
                .isEqualTo(new SurveyResponse(SurveyKind.CES, new SurveyScale(1, 7), 7, AT, Optional.empty()));
        assertThat(SurveyResponse.nps(10, AT).from("c-17").customerId()).contains("c-17");
        assertThat(SurveyResponse.nps(10, AT).from("c-17").score()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"-1", "11"})
    void scoreOffTheScaleNamesTheValueAndTheBounds(int score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyResponse.nps(score, AT))
                .withMessage("score " + score + " not in [0, 10]");
    }

    @Test
    void eachShortFormHoldsToItsOwnScale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyResponse.csat(6, AT))
                .withMessage("score 6 not in [1, 5]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyResponse.ces(0, AT))
                .withMessage("score 0 not in [1, 7]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurveyResponse(SurveyKind.NPS, SurveyScale.ONE_TO_TEN, 0, AT, Optional.empty()))
                .withMessage("score 0 not in [1, 10]");
    }

    @Test
    void blankCustomerIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyResponse.nps(9, AT).from(" "))
                .withMessage("customer id is blank");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "5, 4", "-1001, 0", "0, 1001"})
    void scaleOfLessThanTwoRisingNumbersIsRefused(int lowest, int highest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurveyScale(lowest, highest))
                .withMessage("scale " + lowest + " to " + highest + " is not two rising numbers in [-1000, 1000]");
    }

    @Test
    void scaleIsAValue() {
        assertThat(new SurveyScale(-1000, 1000)).hasToString("-1000–1000");
        assertThat(Serialisation.roundTrip(SurveyScale.ZERO_TO_TEN)).isEqualTo(SurveyScale.ZERO_TO_TEN);
    }
}
