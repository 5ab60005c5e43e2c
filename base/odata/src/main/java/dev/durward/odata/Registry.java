package dev.durward.odata;

import dev.durward.odata.edm.SetModel;
import dev.durward.odata.error.Refusal;
import dev.durward.odata.olingo.ModelFile;
import dev.durward.odata.set.EntitySet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The declared sets of a service by name. */
final class Registry<C> {
    private final ModelFile model;
    private final Map<String, Declared<C, ?>> sets = new HashMap<>();

    Registry(ModelFile model, List<EntitySet<C, ?>> declarations) {
        this.model = model;
        for (EntitySet<C, ?> set : declarations) {
            sets.put(set.name(), Declared.of(inModel(set.name()), set));
        }
    }

    /** The set of a name; refuses with 501 one that the model has and nobody declared. */
    Declared<C, ?> declared(String name) {
        Declared<C, ?> set = sets.get(name);
        if (set == null) {
            throw Refusal.notImplemented();
        }
        return set;
    }

    /** The set of a name, without rows when nobody declared it. */
    Declared<C, ?> declaredOrEmpty(String name) {
        Declared<C, ?> set = sets.get(name);
        return set == null ? Declared.empty(inModel(name)) : set;
    }

    private SetModel inModel(String name) {
        return model.set(name).orElseThrow(() -> new IllegalStateException("the model has no set " + name));
    }
}
