package dev.durward.cockpit.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Call.Parameter;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Paths;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.criteria.Page;
import dev.durward.store.audit.AuditRecord;
import dev.durward.store.audit.AuditRepository;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** {@code /auditlog/v1/accounts/{account}}: an account's audit log, and whether it is whole (contract f.2). */
public final class AuditHandlers implements Endpoints {
    private static final String LOG = "/auditlog/v1/accounts/{account}";
    private static final Set<PlatformRole> READERS = EnumSet.of(PlatformRole.ADMINISTRATOR, PlatformRole.SUPPORT_USER);
    private static final Shape RECORD = Shape.named("AuditLogRecord")
            .has("Uuid", Schema.text(), "")
            .has("Category", Schema.text(), "such as audit.configuration")
            .has("User", Schema.text(), "")
            .has("Tenant", Schema.text(), "")
            .has("Account", Schema.text(), "")
            .has("Application", Schema.text(), "")
            .has("Time", Schema.text(), "such as 2018-03-21T09.00.40.572+0000, in UTC")
            .has("Message", Schema.text(), "")
            .has("InstanceId", Schema.orNull(Schema.text()), "always null")
            .has("FormatVersion", Schema.text(), "");
    private static final Shape RECORDS = Shape.listing("AuditLogRecords", "value", RECORD)
            .has("@odata.context", Schema.text(), "")
            .may("@odata.count", Schema.whole(), "with `$count=true`")
            .may("@odata.nextLink", Schema.address(), "leads on when there is more");
    private static final Shape VERIFICATION = Shape.named("AuditLogVerification")
            .has("whole", Schema.truth(), "whether every event is as it was written")
            .has("firstBroken", Schema.orNull(Schema.whole()), "number of the first that is not, from 1");
    private static final String ODATA_VERSION = "4.0";
    private static final String FORMAT_VERSION = "2.2";

    private final AuditRepository repository;
    private final InstantSource clock;
    // a verification reads a whole log, so one is enough for a process
    private final Semaphore verifications = new Semaphore(1);

    /** Reads from the audit log. */
    public AuditHandlers(AuditRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        routes.addForProviderToo(
                Call.get(LOG + "/AuditLogRecords", "listAuditLogRecords", "Reads the audit log, oldest first")
                        .asks(
                                Parameter.optional(
                                        "$filter",
                                        "over Time, User, Category, Application; the last 30 days when left out"),
                                Parameter.optional("$count", "`true` to have all that match counted"),
                                Parameter.optional("$top", "how many"),
                                Parameter.optional("$skip", "how many to pass over"),
                                Parameter.optional("$skiptoken", "part of `@odata.nextLink`"))
                        .answers(200, RECORDS),
                READERS,
                this::records);
        routes.addForProviderToo(
                Call.get(LOG + "/verification", "verifyAuditLog", "Reads a whole audit log and checks its chain")
                        .answers(200, VERIFICATION),
                READERS,
                (caller, request) -> verification(caller));
    }

    private Response records(Administrator caller, Request request) throws IOException {
        AuditQuestion question = AuditQuestion.of(request, clock.instant());
        String account = caller.account().name();
        Page<AuditRecord> page = repository.page(account, question.page());
        ObjectNode body = JsonBody.object().put("@odata.context", "$metadata#AuditLogRecords");
        if (question.counted()) {
            body.put("@odata.count", repository.count(account, question.criterion()));
        }
        var value = body.putArray("value");
        page.rows().forEach(record -> value.add(json(record)));
        question.next(page.rows().size(), page.last())
                .ifPresent(query -> body.put("@odata.nextLink", Paths.self(request) + query));
        return JsonBody.answer(200, body).with("OData-Version", ODATA_VERSION);
    }

    private static ObjectNode json(AuditRecord record) {
        AuditEvent event = record.event();
        return JsonBody.object()
                .put("Uuid", record.id().toString())
                .put("Category", event.category().word())
                .put("User", event.actor())
                .put("Tenant", event.account())
                .put("Account", event.account())
                .put("Application", AuditRepository.APPLICATION_NAME)
                .put("Time", AuditTime.text(event.time()))
                .put("Message", message(event))
                .putNull("InstanceId")
                .put("FormatVersion", FORMAT_VERSION);
    }

    /** The original's record has no field for the address, so it ends the message. */
    private static String message(AuditEvent event) {
        return event.source().isEmpty() ? event.message() : event.message() + " [from " + event.source() + "]";
    }

    private Response verification(Administrator caller) throws IOException {
        if (!verifications.tryAcquire()) {
            throw new Failure(429, "another verification is running; try again later").with("Retry-After", "5");
        }
        try {
            OptionalLong broken = repository.firstBroken(caller.account().name());
            ObjectNode body = JsonBody.object().put("whole", broken.isEmpty());
            return JsonBody.answer(
                    200,
                    broken.isPresent() ? body.put("firstBroken", broken.getAsLong()) : body.putNull("firstBroken"));
        } finally {
            verifications.release();
        }
    }
}
