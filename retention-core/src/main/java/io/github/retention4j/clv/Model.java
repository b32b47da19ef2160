package io.github.retention4j.clv;

import java.io.Serializable;
import java.util.List;

/** A model at certain parameters. Two of one kind with the same parameters are equal. */
public interface Model extends Serializable {
    /**
     * The model's name.
     *
     * @return as the field writes it, such as "BG/NBD"
     */
    String name();

    /**
     * What its parameters are called.
     *
     * @return their names, as in the paper that it is from
     */
    List<String> parameterNames();

    /**
     * Its parameters.
     *
     * @return their values, in the order of their names, all above 0
     */
    List<Double> parameters();
}
