package io.github.retention4j.programme;

import java.io.Serializable;
import java.util.Optional;
import org.joda.money.BigMoney;

/** Something given for points. */
public record Reward(String name, long points, Optional<BigMoney> cost, boolean byItself) implements Serializable {}
