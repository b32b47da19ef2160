package io.github.retention4j.model;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Stands in for the model until it is written.
 *
 * @param id any text but the empty one
 */
public record Placeholder(String id) {
    /**
     * Refuses an empty id.
     *
     * @param id any text but the empty one
     */
    public Placeholder {
        checkArgument(!id.isEmpty(), "id is empty");
    }
}
