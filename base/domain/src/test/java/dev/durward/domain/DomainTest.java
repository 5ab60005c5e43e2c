package dev.durward.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.PredefinedRoles;
import dev.durward.domain.log.MessageGuid;
import dev.durward.domain.secret.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {
    @Test
    void messageGuidBeginsWithItsSecond() {
        Instant now = Instant.parse("2026-11-23T10:00:00.999Z");
        String guid = MessageGuid.next(now, new SecureRandom());

        assertThat(guid).matches("A[A-Za-z0-9_-]{27}");
        assertThat(MessageGuid.epochSecond(guid)).hasValue(now.getEpochSecond());
    }

    @Test
    void publicMessageGuidOfATenantIsUnderstood() {
        // contract section 2.4: decoded from a public sample, equal to its LogStart
        assertThat(MessageGuid.epochSecond("AGAS1GcWkfBv-ZtpS6j7TKjReO7t")).hasValue(1611846759L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AGAS1GcWkfBv-ZtpS6j7TKjReO7", "!GAS1GcWkfBv-ZtpS6j7TKjReO7t"})
    void otherTextsAreNoMessageGuid(String text) {
        assertThat(MessageGuid.epochSecond(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Demo", "1demo", "de-mo", "abcdefghijabcdefghijabcdefghija"})
    void accountNameFollowsTheContract(String name) {
        assertThatThrownBy(() -> Account.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void applicationIsReadInBothForms() {
        assertThat(ApplicationKey.parse("durward/demotmn")).isEqualTo(ApplicationKey.of("demo", NodeType.TMN));
        assertThat(ApplicationKey.parse("durward:demotmn")).hasToString("durward:demotmn");
    }

    @Test
    void userMayNotLookLikeAClientInAnyCase() {
        assertThatThrownBy(() -> LocalUser.requireName("OAuth_Client_x")).hasMessageContaining("oauth_client_");
    }

    @Test
    void groupRolesExpandByTheContractsTable() {
        assertThat(PredefinedRoles.expand(List.of("AuthGroup.BusinessExpert")))
                .contains("esbmessagestorage.read", "ESBDataStore.readPayload", "NodeManager.read")
                .doesNotContain("AuditLog.Read", "NodeManager.deploycontent");
        assertThat(PredefinedRoles.expand(List.of("AuthGroup.IntegrationDeveloper")))
                .doesNotContain("esbmessagestorage.read");
        assertThat(PredefinedRoles.of(NodeType.TMN)).hasSize(46 + 7);
    }

    @Test
    void secretNeverShows() {
        assertThat(Secret.of("hidden")).hasToString("***").isEqualTo(Secret.of("hidden"));
    }
}
