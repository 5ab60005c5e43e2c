package dev.durward.server.demo;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.content.UserCredential;
import dev.durward.runtime.DemoFlows;
import dev.durward.server.Preparation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Puts the demo's account, clients and security material into the store, and tells its flows where they are. */
final class DemoPreparation implements Preparation {
    private static final String ACCOUNT = DemoDeclaration.ACCOUNT.name();
    private static final String ACTOR = "demo";
    // Without traffic the flows still run a few times, so that there are logs to read.
    private static final String FEW_ROUNDS = "3";
    private static final String QUICK_PERIOD_MILLIS = "1500";

    private final DemoCredentials credentials;
    private final boolean newSecrets;
    private final DemoOptions options;
    private final InstantSource clock = InstantSource.system();

    /**
     * Prepares for the given credentials.
     *
     * @param newSecrets whether they were made just now
     */
    DemoPreparation(DemoCredentials credentials, boolean newSecrets, DemoOptions options) {
        this.credentials = credentials;
        this.newSecrets = newSecrets;
        this.options = options;
    }

    @Override
    public void prepare(Registries registries) {
        DemoDeclaration declaration = new DemoDeclaration(credentials);
        registries.declarations().applyOnce(DemoDeclaration.NAME, DemoDeclaration.TEXT, declaration::declaration);
        if (newSecrets) {
            // what an earlier start made, before its demo.env was written or after it was lost, has other secrets
            new DemoSecrets(registries, credentials).replace();
            putCredential(registries);
        }
    }

    private void putCredential(Registries registries) {
        String alias = DemoFlows.CREDENTIAL_ALIAS;
        Instant now = clock.instant();
        UserCredential credential = new UserCredential(
                ACCOUNT,
                alias,
                "default",
                Optional.of("What flow credit-check presents to its receiver"),
                Optional.of(credentials.name(DemoCredentials.CREDIT_BUREAU)),
                Optional.empty(),
                ACTOR,
                now.toEpochMilli());
        byte[] password = registries
                .cipher()
                .encrypt(
                        credentials.secret(DemoCredentials.CREDIT_BUREAU),
                        UserCredential.passwordContext(ACCOUNT, alias));
        AuditEvent event = new AuditEvent(
                ACCOUNT, now, AuditEvent.Category.CONFIGURATION, ACTOR, "", "Deploying user credentials: " + alias);
        if (!registries.credentials().create(credential, password, event)) {
            registries.credentials().replace(credential, password, event);
        }
    }

    @Override
    public Map<String, String> flowProperties() {
        String receiver = "https://localhost:" + options.port() + "/" + DemoAddresses.IFLMAP + "/http";
        return options.traffic()
                ? Map.of(DemoFlows.RECEIVER_URL, receiver)
                : Map.of(
                        DemoFlows.RECEIVER_URL, receiver,
                        DemoFlows.REPEAT_COUNT, FEW_ROUNDS,
                        DemoFlows.TRAFFIC_PERIOD, QUICK_PERIOD_MILLIS);
    }
}
