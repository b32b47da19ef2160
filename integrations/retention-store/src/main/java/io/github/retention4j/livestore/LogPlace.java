package io.github.retention4j.livestore;

/**
 * A place in the log.
 *
 * @param segment the number of the segment
 * @param length how many bytes of it are before the place
 */
record LogPlace(int segment, long length) {}
