package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.retention.Lifecycle.Stage;
import io.github.retention4j.metric.segment.Band;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.model.Observation;
import io.github.retention4j.result.Label;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** See {@link LifecycleStages#segment}. */
record LifecycleSegment(LifecycleStages stages) implements Segment<Band> {
    private static final List<Stage> ALL = List.of(Stage.values());

    LifecycleSegment {
        requireNonNull(stages, "stages");
    }

    @Override
    public String name() {
        return "lifecycle stage of " + stages.window();
    }

    @Override
    public Band key(CustomerHistory customer) {
        if (customer.isAnonymous()) {
            return Band.NO_CUSTOMER;
        }
        boolean isKnown = customer.basis().observation(stages.window()) != Observation.NOT_OBSERVED;
        return isKnown ? band(stages.stage(customer)) : Band.UNKNOWN;
    }

    /** The stages in their order, and last those who have not ordered yet. */
    private static Band band(Stage stage) {
        int place = ALL.indexOf(stage);
        return stage == Stage.NONE ? new Band(ALL.size(), "no order yet") : new Band(place, stage.toString());
    }

    @Override
    public Optional<String> note(Set<Band> keys, Basis basis) {
        return basis.observation(stages.window()) == Observation.OBSERVED
                ? Optional.empty()
                : Optional.of("stages of " + stages.window() + " are "
                        + Label.of(name(), "orders")
                                .in(basis.scope(stages.window()))
                                .observed());
    }
}
