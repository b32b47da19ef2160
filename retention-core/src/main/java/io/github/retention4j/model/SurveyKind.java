package io.github.retention4j.model;

/** What a survey question asks for. */
public enum SurveyKind {
    /** Net promoter: how likely the customer is to recommend the shop. */
    NPS,
    /** Customer satisfaction: how satisfied the customer is. */
    CSAT,
    /** Customer effort: how much effort it took the customer. */
    CES
}
