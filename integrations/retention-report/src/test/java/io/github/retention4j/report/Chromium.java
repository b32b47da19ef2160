package io.github.retention4j.report;

/** Stub. */
public final class Chromium {
    /** The title that planted scripts would give a page. */
    public static final String PLANTED = "planted";

    private Chromium() {}
}
