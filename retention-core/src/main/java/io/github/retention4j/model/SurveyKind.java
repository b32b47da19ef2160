package io.github.retention4j.model;

/** What a survey question asks for. */
public enum SurveyKind {
    /** Net promoter: how likely the customer is to recommend the shop. */
    NPS,
    /** Customer satisfaction: how satisfied the customer is. */
    CSAT,
    /**
     * Customer effort: how much effort it took the customer, so that a high score is bad; or how easy it was, so that it is
     * good. The shop knows which of the two it asked, and says so to the metric.
     */
    CES
}
