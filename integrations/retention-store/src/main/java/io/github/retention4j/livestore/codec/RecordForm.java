package io.github.retention4j.livestore.codec;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * A record as its components, one after the other, their number before them. What was written when a record had fewer is read with
 * the last ones absent, so optional components can be added at the end for good.
 */
public final class RecordForm implements Form {
    /** A class that is asked parses their types each time. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private final Class<?> type;
    private final String[] names;
    private final Method[] accessors;
    private final Form[] forms;
    private final Constructor<?> constructor;

    /**
     * The form of a record.
     *
     * @param type the record's class
     * @param money the form of its amounts
     * @throws IllegalArgumentException if it is no record, a component is of a type that cannot be kept, or it cannot be reached
     */
    public RecordForm(Class<?> type, MoneyForm money) {
        this(type, new ValueForms(money));
    }

    RecordForm(Class<?> type, ValueForms values) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is no record; a store keeps Java records");
        }
        this.type = type;
        RecordComponent[] components = COMPONENTS.get(type);
        names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        forms = new Form[components.length];
        for (int i = 0; i < forms.length; i++) {
            try {
                forms[i] = values.of(components[i].getGenericType());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(type.getSimpleName() + "." + names[i] + ": " + e.getMessage(), e);
            }
            reach(accessors[i]);
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor", e);
        }
        reach(constructor);
    }

    private void reach(AccessibleObject member) {
        if (!member.trySetAccessible()) {
            throw new IllegalArgumentException(type.getName() + " cannot be read; make it public and export "
                    + type.getPackageName() + ", or open that package to "
                    + RecordForm.class.getModule().getName());
        }
    }

    @Override
    public void write(Object value, ByteWriter to) {
        to.count(forms.length);
        for (int i = 0; i < forms.length; i++) {
            Object component = component(value, i);
            if (component == null) {
                throw new NullPointerException(type.getSimpleName() + "." + names[i]);
            }
            try {
                forms[i].write(component, to);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(names[i] + ": " + e.getMessage(), e);
            }
        }
    }

    private Object component(Object value, int i) {
        try {
            return accessors[i].invoke(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type.getName() + " was reached before", e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getSimpleName() + "." + names[i] + " cannot be read", e);
        }
    }

    @Override
    public Object read(ByteReader from) throws MalformedException {
        int written = from.size();
        if (written > forms.length) {
            throw new MalformedException(
                    type.getSimpleName() + " of " + written + " components, where this version knows " + forms.length,
                    "open the store with the version that wrote it");
        }
        Object[] values = new Object[forms.length];
        for (int i = 0; i < forms.length; i++) {
            Object value = i < written ? forms[i].read(from) : forms[i].absent();
            if (value == null) {
                throw new MalformedException(type.getSimpleName() + " without " + names[i]);
            }
            values[i] = value;
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new MalformedException(
                    "no " + type.getSimpleName() + ": " + e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " was reached before", e);
        }
    }
}
