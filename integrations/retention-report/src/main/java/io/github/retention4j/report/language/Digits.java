package io.github.retention4j.report.language;

/** The digits that numbers are written with. */
public enum Digits {
    /** 0 to 9, with a comma between thousands and a full stop before decimals. */
    LATIN,
    /** ٠ to ٩, with ٬ between thousands, ٫ before decimals and ٪ for percent. */
    ARABIC_INDIC
}
