package dev.durward.store.sql;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made once, when it is first asked for. */
public final class OnFirstUse<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    /** A value that is not made yet. */
    public OnFirstUse(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T known = made;
        return known == null ? make() : known;
    }

    private synchronized T make() {
        T known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }
}
