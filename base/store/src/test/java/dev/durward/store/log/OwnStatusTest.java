package dev.durward.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Criterion.And;
import dev.durward.domain.criteria.Criterion.Attribute;
import dev.durward.domain.criteria.Criterion.Compare;
import dev.durward.domain.criteria.Criterion.Comparison;
import dev.durward.domain.criteria.Criterion.Not;
import dev.durward.domain.criteria.Criterion.Or;
import dev.durward.domain.criteria.Criterion.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a question for a flow's own custom status says, so that its index counts. */
class OwnStatusTest {
    private static final Criterion DIFFERS =
            new Compare(new Attribute("CustomStatus"), Comparison.NE, new Attribute("Status"));

    @Test
    void aTextOfItsOwnDiffersFromTheStatus() {
        Criterion own = custom(Comparison.EQ, "checked");
        Criterion mirrored = new Compare(new Value("checked"), Comparison.EQ, new Attribute("CustomStatus"));

        assertThat(OwnStatus.named(own)).isEqualTo(new And(List.of(own, DIFFERS)));
        assertThat(OwnStatus.named(mirrored)).isEqualTo(new And(List.of(mirrored, DIFFERS)));
        assertThat(OwnStatus.named(new Not(new Or(List.of(own)))))
                .isEqualTo(new Not(new Or(List.of(new And(List.of(own, DIFFERS))))));
    }

    @Test
    void aWordOfTheStatusesAndOtherComparisonsStayAsTheyAre() {
        for (Criterion criterion : List.of(
                custom(Comparison.EQ, "FAILED"),
                custom(Comparison.NE, "checked"),
                custom(Comparison.EQ, null),
                new Compare(new Attribute("Status"), Comparison.EQ, new Value("checked")))) {
            assertThat(OwnStatus.named(criterion)).isEqualTo(criterion);
        }
    }

    private static Criterion custom(Comparison comparison, @Nullable String text) {
        return new Compare(new Attribute("CustomStatus"), comparison, new Value(text));
    }
}
