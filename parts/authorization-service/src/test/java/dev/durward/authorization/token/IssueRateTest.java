package dev.durward.authorization.token;

import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessConfig;
import dev.durward.access.limit.IssueRate;
import dev.durward.authorization.AuthorizationPaths;
import dev.durward.authorization.Installation;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.Profile;
import dev.durward.testing.TestInstallation;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rate limits at the token endpoint (contract a.4, a.5). */
class IssueRateTest {
    @Test
    void aBusyClientIsToldWhenToComeBackAndOthersAndItsJsonWebTokensGoOn(@TempDir Path folder) throws Exception {
        AccessConfig base = TestInstallation.CONFIG;
        AccessConfig config = new AccessConfig(
                base.issuers(),
                base.keys(),
                base.signatures(),
                Profile.STANDARD,
                new IssueRate(1, 100, 100),
                base.jwtRate(),
                base.sessions());
        try (Installation installation = new Installation(folder, config)) {
            installation.base().client(DEMO, NodeType.TMN, "busy", ClientAuthentication.BASIC);
            installation.base().client(DEMO, NodeType.TMN, "calm", ClientAuthentication.BASIC);
            HttpResponse<String> last;
            int issued = -1;
            do {
                issued++;
                last = installation.post(AuthorizationPaths.TOKEN, "grant_type=client_credentials", basic("busy"));
            } while (last.statusCode() == 200 && issued < 10);

            assertThat(issued).isBetween(2, 4);
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(last.body()).contains("\"error\":\"temporarily_unavailable\"");
            assertThat(installation.token(basic("calm"), "")).isNotEmpty();
            assertThat(installation.token(basic("busy"), "&token_format=jwt")).isNotEmpty();
        }
    }
}
