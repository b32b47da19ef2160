package io.github.retention4j.report.picture;

/**
 * A colour by what it is for, with its shade on light and on dark paper. Text in {@link #TEXT} and {@link #MUTED} on {@link #PAPER},
 * and in {@link #onTone} on its tone, has a contrast of at least 4.5 : 1 on both.
 */
public enum Ink {
    /** What everything stands on. */
    PAPER("#ffffff", "#11161c"),
    /** Words and figures. */
    TEXT("#1b2733", "#e6edf3"),
    /** What stands beside: axes, notes. */
    MUTED("#55616d", "#a3b1be"),
    /** Lines of a grid, and the borders of what is empty. */
    GRID("#d5dbe1", "#303b46"),
    /** Lines of many, of which none is meant. */
    FAINT("#a7b2bc", "#5a6773"),
    /** The first of a tone: the lowest figures. */
    TONE_1("#f1f6fb", "#16202b"),
    /** The second tone. */
    TONE_2("#d6e6f4", "#16324a"),
    /** The third tone. */
    TONE_3("#b0d0e9", "#14466b"),
    /** The fourth tone. */
    TONE_4("#7fb3d9", "#125c8e"),
    /** The fifth tone. */
    TONE_5("#4a8fc4", "#1c77b3"),
    /** The sixth tone. */
    TONE_6("#1f6aa5", "#4a9bd3"),
    /** The last tone: the highest figures. */
    TONE_7("#0b4a7f", "#8fc4ea"),
    /** Text on tones 1 to 4. */
    ON_LOW("#1b2733", "#e6edf3"),
    /** Text on tone 5, which is dark on both. */
    ON_MIDDLE("#0b1219", "#ffffff"),
    /** Text on tones 6 and 7. */
    ON_HIGH("#ffffff", "#0b1219"),
    /** The first series, and what a picture is about. */
    FIRST("#1f6aa5", "#6cb2e6"),
    /** The second series. */
    SECOND("#b5541b", "#f0975c"),
    /** The third. */
    THIRD("#2e7d46", "#6fc78b"),
    /** The fourth. */
    FOURTH("#7a4fa3", "#bd97e0"),
    /** The fifth. */
    FIFTH("#8a6d00", "#d9b93a"),
    /** The sixth. */
    SIXTH("#a83264", "#ea86ae"),
    /** What is better, and what comes in. */
    GOOD("#2e7d46", "#6fc78b"),
    /** What is worse, and what goes out. */
    BAD("#b3372f", "#f08a80");

    private static final Ink[] TONES = {TONE_1, TONE_2, TONE_3, TONE_4, TONE_5, TONE_6, TONE_7};
    private static final Ink[] SERIES = {FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH};

    /** How many tones there are. */
    public static final int COUNT_OF_TONES = 7;

    private final String light;
    private final String dark;

    Ink(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    /**
     * Its shade on light paper.
     *
     * @return such as "#1f6aa5"
     */
    public String light() {
        return light;
    }

    /**
     * Its shade on dark paper.
     *
     * @return such as "#6cb2e6"
     */
    public String dark() {
        return dark;
    }

    /**
     * A tone of a scale.
     *
     * @param step from 1, the lowest, to 7
     * @return its ink
     * @throws IllegalArgumentException if the step is not in [1, 7]
     */
    public static Ink tone(int step) {
        return TONES[inScale(step) - 1];
    }

    /**
     * What is read on a tone.
     *
     * @param step from 1, the lowest, to 7
     * @return the ink of its text
     * @throws IllegalArgumentException if the step is not in [1, 7]
     */
    public static Ink onTone(int step) {
        return inScale(step) <= 4 ? ON_LOW : step == 5 ? ON_MIDDLE : ON_HIGH;
    }

    private static int inScale(int step) {
        if (step < 1 || step > COUNT_OF_TONES) {
            throw new IllegalArgumentException("tone " + step + " not in [1, " + COUNT_OF_TONES + "]");
        }
        return step;
    }

    /** What fills a cell of a tone, or an empty one. */
    static Ink below(Mark.Cell cell) {
        return cell.tone() == 0 ? PAPER : tone(cell.tone());
    }

    /** What a cell's text and hatch are drawn in. */
    static Ink on(Mark.Cell cell) {
        return cell.tone() == 0 ? MUTED : onTone(cell.tone());
    }

    /**
     * The ink of one of several series; after the sixth they begin again.
     *
     * @param index from 0
     * @return its ink
     * @throws IllegalArgumentException if the index is below 0
     */
    public static Ink series(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("series " + index + " is below 0");
        }
        return SERIES[index % SERIES.length];
    }

    /** What it is called in style sheets, such as "tone-1". */
    String css() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
