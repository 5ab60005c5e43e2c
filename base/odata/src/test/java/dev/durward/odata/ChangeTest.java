package dev.durward.odata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Creating, replacing and removing entities. */
class ChangeTest {
    private static final String HEADERS = "MessageProcessingLogCustomHeaderProperties";
    private static final String BODY = "{\"Id\":\"7\",\"Name\":\"n\",\"Value\":\"v\"}";
    private final TestService service = new TestService();

    @Test
    void postAnswersTheEntityAndItsLocation() {
        var answer =
                service.send("POST", HEADERS, BODY, "Content-Type", "application/json", "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers()).containsEntry("Location", TestService.ROOT + HEADERS + "('7')");
        assertThat(answer.body()).startsWith("{\"d\":{").contains("\"Name\":\"n\",\"Value\":\"v\"");
    }

    @Test
    void atomBodiesAreRead() {
        String atom = """
            <entry xmlns="http://www.w3.org/2005/Atom" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"
              xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"><content type="application/xml">
              <m:properties><d:Id>8</d:Id><d:Name>n</d:Name><d:Value>v</d:Value></m:properties></content></entry>""";

        assertThat(service.send("POST", HEADERS, atom, "Content-Type", "application/atom+xml;type=entry")
                        .status())
                .isEqualTo(202);
        assertThat(service.get(HEADERS + "('8')/Value/$value").body()).isEqualTo("v");
    }

    @Test
    void aDoctypeIsRefused() {
        String atom = "<!DOCTYPE x [<!ENTITY a \"b\">]><entry xmlns=\"http://www.w3.org/2005/Atom\"/>";
        var answer = service.send("POST", HEADERS, atom, "Content-Type", "application/atom+xml");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("DOCTYPE");
    }

    @Test
    void bodiesThatCantBeReadAreRefused() {
        for (String body : new String[] {"", "{", "[]", "{\"Id\":{\"a\":1}}", "{\"Nope\":1}", "[".repeat(100_000)}) {
            assertThat(service.send("POST", HEADERS, body, "Content-Type", "application/json")
                            .status())
                    .as(body.substring(0, Math.min(20, body.length())))
                    .isEqualTo(400);
        }
        assertThat(service.send("POST", HEADERS, "<entry", "Content-Type", "application/xml")
                        .status())
                .isEqualTo(400);
        assertThat(service.send("POST", HEADERS, "a".repeat(9 << 20), "Content-Type", "application/json")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void otherContentTypesAreRefusedWith415() {
        var answer = service.send("POST", HEADERS, BODY, "Content-Type", "text/foo");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("Media type text/foo is not supported.");
        assertThat(service.send("POST", HEADERS, BODY).status()).isEqualTo(415);
    }

    @Test
    void outcomesOfTheDeclarationAreAnswered() {
        assertThat(service.send("PUT", HEADERS + "('9')", BODY, "Content-Type", "application/json")
                        .status())
                .isEqualTo(409);
        assertThat(service.send("DELETE", HEADERS + "('9')", "").status()).isEqualTo(202);
    }

    @Test
    void postMayCarryAnotherMethodInAHeader() {
        assertThat(service.send("POST", HEADERS + "('9')", "", "X-HTTP-Method", "DELETE")
                        .status())
                .isEqualTo(202);
        assertThat(service.send(
                                "POST",
                                HEADERS + "('9')",
                                "",
                                "X-HTTP-Method",
                                "DELETE",
                                "X-HTTP-Method-Override",
                                "PUT")
                        .status())
                .isEqualTo(400);
        assertThat(service.send("POST", HEADERS + "('9')", "", "X-HTTP-Method", "BREW")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void writingNeedsItsRole() {
        var answer = service.send("POST", HEADERS, BODY, "Content-Type", "application/json", "As", "reader");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Editor");
    }
}
