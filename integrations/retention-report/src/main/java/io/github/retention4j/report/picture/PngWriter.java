package io.github.retention4j.report.picture;

/** Draws a picture with Java2D, which shapes Arabic and orders mixed text. */
final class PngWriter {
    private PngWriter() {}

    static byte[] write(Picture picture, int scale) {
        throw new UnsupportedOperationException("not yet");
    }
}
