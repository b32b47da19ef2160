package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.retention.Lifecycle.Stage;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.model.Observation;
import java.util.Optional;
import java.util.Set;

/** See {@link LifecycleStages#segment}. */
record LifecycleSegment(LifecycleStages stages) implements Segment<Stage> {
    LifecycleSegment {
        requireNonNull(stages, "stages");
    }

    @Override
    public String name() {
        return "lifecycle stage of " + stages.window();
    }

    @Override
    public Stage key(CustomerHistory customer) {
        boolean isKnown =
                !customer.isAnonymous() && customer.basis().observation(stages.window()) != Observation.NOT_OBSERVED;
        return isKnown ? stages.stage(customer) : Stage.NONE;
    }

    @Override
    public Optional<String> note(Set<Stage> keys, Basis basis) {
        return basis.observation(stages.window()) == Observation.OBSERVED
                ? Optional.empty()
                : Optional.of("stages of " + stages.window() + " are known as far as the data go, which end "
                        + (basis.isObserved() ? "" + basis.lastDay() : "before they begin"));
    }
}
