package io.github.retention4j.metric;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;

final class OwnLoops extends ClassValue<CustomerLoop> {
    static final OwnLoops ALL = new OwnLoops();
    private static final boolean OFF = Boolean.getBoolean("loops.off");
    private static final CustomerLoop PLAIN = new PlainLoop();
    @Override
    protected CustomerLoop computeValue(Class<?> type) {
        if (OFF) return PLAIN;
        try (InputStream in = PlainLoop.class.getResourceAsStream("PlainLoop.class")) {
            return (CustomerLoop) MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), true).lookupClass().getDeclaredConstructor().newInstance();
        } catch (Exception e) { throw new IllegalStateException(e); }
    }
}
