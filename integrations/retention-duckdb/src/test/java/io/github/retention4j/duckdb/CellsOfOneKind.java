package io.github.retention4j.duckdb;

import io.github.retention4j.io.CellWriter;
import java.math.BigDecimal;

/** Takes what a test overrides, and fails for anything else. */
class CellsOfOneKind implements CellWriter {
    @Override
    public void text(int column, CharSequence value) {
        throw new AssertionError("text");
    }

    @Override
    public void whole(int column, long value) {
        throw new AssertionError("whole");
    }

    @Override
    public void decimal(int column, long unscaled, int scale) {
        throw new AssertionError("decimal");
    }

    @Override
    public void decimal(int column, BigDecimal value) {
        throw new AssertionError("decimal");
    }

    @Override
    public void floating(int column, double value) {
        throw new AssertionError("floating");
    }

    @Override
    public void instant(int column, long epochMillis) {
        throw new AssertionError("instant");
    }

    @Override
    public void localTime(int column, long millis) {
        throw new AssertionError("local time");
    }

    @Override
    public void day(int column, long epochDay) {
        throw new AssertionError("day");
    }
}
