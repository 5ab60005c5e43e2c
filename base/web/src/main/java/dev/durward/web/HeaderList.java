package dev.durward.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Header fields in memory, for requests that did not come from a socket. */
record HeaderList(List<Field> fields) implements Headers {
    static final HeaderList EMPTY = new HeaderList(List.of());

    record Field(String name, String value) {}

    HeaderList {
        fields = List.copyOf(fields);
    }

    static HeaderList copyOf(Headers headers) {
        if (headers instanceof HeaderList list) {
            return list;
        }
        var fields = new ArrayList<Field>();
        for (String name : headers.names()) {
            headers.all(name).forEach(value -> fields.add(new Field(name, value)));
        }
        return new HeaderList(fields);
    }

    HeaderList with(String name, String value) {
        var more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new HeaderList(more);
    }

    @Override
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    @Override
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    @Override
    public Set<String> names() {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach(field -> names.add(field.name()));
        return names;
    }
}
