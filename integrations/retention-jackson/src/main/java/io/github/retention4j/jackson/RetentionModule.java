package io.github.retention4j.jackson;

import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * A module for Jackson 3 by which results are written as JSON: each kind with its own fields, which are described in
 * {@code docs/json.md} and by a schema, {@code docs/json-schema.json}.
 *
 * <ul>
 *   <li>Every result says what it is ({@code type}), of which metric, window and customers, by which definition, and how much was
 *       observed. A number has its {@code value}, {@code unit} and {@code interval}, and the counts that it is made of.
 *   <li>What there is none of is {@code null}, with a {@code reason}: never 0, and never {@code NaN}. Of a result that was not
 *       observed or is hidden, the counts are left out.
 *   <li>Money is an amount as text and a currency: {@code {"amount":"1234.50","currency":"SAR"}}. Shares are fractions of 1. Days
 *       are ISO texts, and the {@code end} of a window is the day after its last.
 *   <li>Customers' ids are written of a {@code CustomerList} alone, which is asked for by name.
 *   <li>What a metric was mapped to by a function of yours is written as Jackson writes it otherwise.
 *   <li>It only writes. A module that is added after it may write any of the classes in another way.
 * </ul>
 *
 * <p>Worked example: {@code RetentionRate.of(412, 1064)} has {@code "value":0.38721804511278196}, {@code "hits":412} and
 * {@code "total":1064}.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new RetentionModule()).build();
 * String json = mapper.writeValueAsString(engine.compute(RetentionRate.in(q1)));
 * }</pre>
 *
 * <p>{@code JsonMapper.builder().findAndAddModules()} finds it too.
 */
public final class RetentionModule extends JacksonModule {
    /** The module; it has no options. */
    public RetentionModule() {}

    /**
     * What is written, described for machines.
     *
     * @return a JSON Schema of draft 2020-12, of which {@code $defs} has each type by its name
     */
    public static String schema() {
        return MetricCatalogue.resource("json-schema.json");
    }

    @Override
    public String getModuleName() {
        return "retention4j";
    }

    /** Unknown: what is written follows from the version of the library that is on the class path. */
    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    /** Registers the shapes of all results. */
    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new KindSerializers());
    }
}
