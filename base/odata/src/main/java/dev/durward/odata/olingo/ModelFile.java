package dev.durward.odata.olingo;

import dev.durward.odata.edm.EntityType;
import dev.durward.odata.edm.NavigationProperty;
import dev.durward.odata.edm.Property;
import dev.durward.odata.edm.SetModel;
import dev.durward.odata.edm.SimpleKind;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.odata2.api.edm.Edm;
import org.apache.olingo.odata2.api.edm.EdmComplexType;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.edm.EdmEntityType;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmMultiplicity;
import org.apache.olingo.odata2.api.edm.EdmNavigationProperty;
import org.apache.olingo.odata2.api.edm.EdmProperty;
import org.apache.olingo.odata2.api.edm.EdmTypeKind;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderException;

/**
 * The entity data model read from an EDMX file.
 *
 * <p>Olingo's model fills its caches on first use and without locks. Reading every set, type and navigation once, before
 * the first request, leaves only reads for the threads that share it.
 */
public final class ModelFile {
    private final byte[] bytes;
    private final Edm edm;
    private final Map<String, SetModel> sets;

    private ModelFile(byte[] bytes, Edm edm, Map<String, SetModel> sets) {
        this.bytes = bytes;
        this.edm = edm;
        this.sets = sets;
    }

    /** Reads a file; fails when it is no EDMX or names a type that is not supported. */
    public static ModelFile read(byte[] edmx) {
        try {
            Edm edm = EntityProvider.readMetadata(new ByteArrayInputStream(edmx), false);
            Map<String, SetModel> sets = new LinkedHashMap<>();
            for (EdmEntitySet set : edm.getEntitySets()) {
                sets.put(set.getName(), new SetModel(set.getName(), type(set)));
            }
            edm.getFunctionImports();
            edm.getDefaultEntityContainer().getFunctionImport("");
            return new ModelFile(edmx.clone(), edm, sets);
        } catch (EdmException | EntityProviderException e) {
            throw new IllegalArgumentException("the model file can't be read: " + e.getMessage(), e);
        }
    }

    /** The file as it was read; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** All sets, in the file's order. */
    public List<SetModel> sets() {
        return List.copyOf(sets.values());
    }

    /** The set of a name. */
    public Optional<SetModel> set(String name) {
        return Optional.ofNullable(sets.get(name));
    }

    Edm edm() {
        return edm;
    }

    private static EntityType type(EdmEntitySet set) throws EdmException {
        EdmEntityType type = set.getEntityType();
        List<Property> properties = new ArrayList<>();
        for (String name : type.getPropertyNames()) {
            properties.add(property((EdmProperty) type.getProperty(name)));
        }
        List<NavigationProperty> navigations = new ArrayList<>();
        for (String name : type.getNavigationPropertyNames()) {
            EdmNavigationProperty navigation = (EdmNavigationProperty) type.getProperty(name);
            String target = set.getRelatedEntitySet(navigation).getName();
            navigations.add(new NavigationProperty(name, target, navigation.getMultiplicity() == EdmMultiplicity.MANY));
        }
        type.getKeyProperties();
        return new EntityType(
                type.getName(),
                type.getNamespace() + "." + type.getName(),
                type.getKeyPropertyNames(),
                properties,
                navigations,
                type.hasStream());
    }

    private static Property property(EdmProperty property) throws EdmException {
        if (property.getType().getKind() != EdmTypeKind.COMPLEX) {
            return simple(property);
        }
        EdmComplexType type = (EdmComplexType) property.getType();
        List<Property.Simple> parts = new ArrayList<>();
        for (String name : type.getPropertyNames()) {
            parts.add(simple((EdmProperty) type.getProperty(name)));
        }
        return new Property.Complex(property.getName(), type.getNamespace() + "." + type.getName(), parts);
    }

    private static Property.Simple simple(EdmProperty property) throws EdmException {
        SimpleKind kind = switch (property.getType().getName()) {
            case "String" -> SimpleKind.STRING;
            case "DateTime" -> SimpleKind.DATE_TIME;
            case "DateTimeOffset" -> SimpleKind.DATE_TIME_OFFSET;
            case "Int64" -> SimpleKind.INT64;
            case "Int32" -> SimpleKind.INT32;
            case "Boolean" -> SimpleKind.BOOLEAN;
            case "Binary" -> SimpleKind.BINARY;
            case String other ->
                throw new IllegalArgumentException(
                        "property " + property.getName() + " has the unsupported type Edm." + other);
        };
        return new Property.Simple(property.getName(), kind);
    }
}
