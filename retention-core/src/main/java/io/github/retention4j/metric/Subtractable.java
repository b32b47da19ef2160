package io.github.retention4j.metric;

/**
 * A state that is counts and exact sums, so that what was merged into it can be taken out again. What is watched while rows arrive
 * then costs what the rows' customers have, and not a pass over all of them.
 *
 * <ul>
 *   <li>A state that keeps the customers themselves, or the largest or smallest of what they have, is none: nothing tells what it
 *       would be without some of them.
 *   <li>What is left must finish as if the others had never been there: a group that nobody is left in goes.
 * </ul>
 *
 * @param <S> the state itself
 */
public interface Subtractable<S> {
    /**
     * Takes out what another state holds: the inverse of a merge.
     *
     * @param other a state of customers who were added to this one, left as it is
     */
    void subtract(S other);
}
