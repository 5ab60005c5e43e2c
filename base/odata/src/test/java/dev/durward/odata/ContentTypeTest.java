package dev.durward.odata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of answers (contract section 4). */
class ContentTypeTest {
    private static final String LOGS = "MessageProcessingLogs";
    private final TestService service = new TestService();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        */*                                                               | application/atom+xml;charset=utf-8;type=feed
        text/xml                                                          | application/atom+xml;charset=utf-8;type=feed
        text/xml;charset=utf-8                                            | application/atom+xml;charset=utf-8;type=feed
        application/atom+xml                                              | application/atom+xml;charset=utf-8
        application/xml                                                   | application/xml;charset=utf-8
        text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8   | application/xml;charset=utf-8
        application/json                                                  | application/json
        application/json, text/plain, */*                                 | application/json
        application/json;odata=verbose                                    | application/json;odata=verbose
        application/json;q=0.1, application/atom+xml                      | application/atom+xml;charset=utf-8
        """)
    void acceptChoosesTheForm(String accept, String contentType) {
        var answer = service.get(LOGS, "Accept", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo(contentType);
        assertThat(answer.body()).startsWith(contentType.startsWith("application/json") ? "{\"d\":" : "<?xml");
    }

    @Test
    void withoutAcceptAnswersAreAtom() {
        assertThat(service.get(LOGS).type()).isEqualTo("application/atom+xml;charset=utf-8;type=feed");
        assertThat(service.get(LOGS + "('AGk1')").type()).isEqualTo("application/atom+xml;charset=utf-8;type=entry");
        assertThat(service.get("").type()).isEqualTo("application/atomsvc+xml;charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        json | application/json
        atom | application/atom+xml;charset=utf-8;type=feed
        xml  | application/xml;charset=utf-8
        """)
    void formatOverridesAccept(String format, String contentType) {
        assertThat(service.get(LOGS + "?$format=" + format, "Accept", "text/xml")
                        .type())
                .isEqualTo(contentType);
    }

    @Test
    void whatNobodyCanReadIsRefusedWith406() {
        var html = service.get(LOGS, "Accept", "text/html");
        var format = service.get(LOGS + "?$format=text");

        assertThat(html.status()).isEqualTo(406);
        assertThat(html.body()).contains("The accept header '[text/html]' is not supported for this resource.");
        assertThat(format.status()).isEqualTo(406);
        assertThat(format.body()).contains("<code>Not Acceptable</code>");
    }

    @Test
    void dataIsVersion2AndDocumentsAreVersion1() {
        assertThat(service.get(LOGS).headers()).containsEntry("DataServiceVersion", "2.0");
        assertThat(service.get("").headers()).containsEntry("DataServiceVersion", "1.0");
        assertThat(service.get("$metadata").headers()).containsEntry("DataServiceVersion", "1.0");
        assertThat(service.get("Nope").headers()).containsEntry("DataServiceVersion", "1.0");
    }

    @Test
    void requestsOfVersion3AreRefusedAndTheMaximumIsIgnored() {
        assertThat(service.get(LOGS, "DataServiceVersion", "3.0").status()).isEqualTo(400);
        assertThat(service.get(LOGS, "DataServiceVersion", "2.0").status()).isEqualTo(200);
        assertThat(service.get(LOGS, "MaxDataServiceVersion", "1.0").status()).isEqualTo(200);
    }

    /** Leaving the body away, and its length in place, is the business of HTTP. */
    @Test
    void headIsAnsweredLikeGet() {
        var head = service.send("HEAD", LOGS, "");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers()).isEqualTo(service.get(LOGS).headers());
        assertThat(service.send("OPTIONS", LOGS, "").status()).isEqualTo(501);
    }

    @Test
    void streamsHaveTheirOwnTypeWhateverAcceptSays() {
        var stream = service.get(LOGS + "('AGk2')/ErrorInformation/$value", "Accept", "application/json");

        assertThat(stream.type()).isEqualTo("text/plain;charset=utf-8");
        assertThat(stream.body()).isEqualTo("java.lang.IllegalStateException: no");
    }
}
