package dev.durward.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house rules of {@code docs/explanation/structure.md}: which library may know which. */
class LayerTest {
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("domain", List.of()),
            Map.entry("yaml", List.of()),
            Map.entry("cli", List.of("domain", "yaml")),
            Map.entry("web", List.of()),
            Map.entry("odata", List.of()),
            Map.entry("store", List.of("domain")),
            Map.entry("recorder", List.of("domain")),
            Map.entry("access", List.of("domain", "store")),
            Map.entry("door", List.of("domain", "store", "access", "web")),
            Map.entry("authorization", List.of("domain", "store", "access", "door", "web")),
            Map.entry("cockpit", List.of("domain", "store", "access", "door", "web")),
            Map.entry("management", List.of("domain", "store", "access", "door", "web", "odata")),
            Map.entry("runtime", List.of("domain", "store", "access", "door", "web", "recorder")));

    private static JavaClasses product;

    @BeforeAll
    static void read() {
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.durward");
    }

    @Test
    void eachLibraryKnowsOnlyWhatItMay() {
        MAY_KNOW.forEach((library, known) -> {
            String[] forbidden = MAY_KNOW.keySet().stream()
                    .filter(other -> !other.equals(library) && !known.contains(other))
                    .map(LayerTest::packages)
                    .toArray(String[]::new);
            ArchRule rule = noClasses()
                    .that()
                    .resideInAPackage(packages(library))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage(packages("server"));
            rule.check(product);
        });
    }

    /** A library's root package is its face: it may know its features, and they what it shows. */
    @Test
    void featuresHaveNoCycles() {
        slices().matching("dev.durward.(*).(*)..").should().beFreeOfCycles().check(product);
    }

    @Test
    void theHttpEngineShowsOnlyInTheWebServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.durward.web.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(product);
    }

    @Test
    void sqlLivesInTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.durward.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jooq..", "org.flywaydb..")
                .check(product);
    }

    @Test
    void namesCarryNoNoise() {
        for (String noise : Arrays.asList("Util", "Utils", "Helper", "Manager", "Impl")) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.durward..")
                    .should()
                    .haveSimpleNameEndingWith(noise)
                    .check(product);
        }
    }

    /** Only {@code MessageDigest.isEqual} takes the same time wherever two values differ. */
    @Test
    void secretsAreComparedInConstantTime() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        packages("access"),
                        packages("door"),
                        packages("authorization"),
                        packages("cockpit"),
                        packages("management"),
                        packages("runtime"))
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .orShould()
                .callMethod(Arrays.class, "equals", char[].class, char[].class)
                .check(product);
        noClasses()
                .that()
                .resideInAnyPackage("dev.durward.access.secret..", "dev.durward.domain.secret..")
                .should()
                .callMethod(String.class, "equals", Object.class)
                .check(product);
    }

    @Test
    void nobodyReadsSerializedObjects() {
        classes()
                .that()
                .resideInAPackage("dev.durward..")
                .should()
                .onlyDependOnClassesThat()
                .doNotHaveFullyQualifiedName("java.io.ObjectInputStream")
                .check(product);
    }

    private static String packages(String library) {
        return "dev.durward." + library + "..";
    }
}
