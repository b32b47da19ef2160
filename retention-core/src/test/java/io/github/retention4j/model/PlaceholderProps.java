package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

class PlaceholderProps {
    @Property
    void keepsItsId(@ForAll @NotEmpty String id) {
        assertThat(new Placeholder(id).id()).isEqualTo(id);
    }
}
