package dev.durward.odata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and in which words (contract section 5). */
class ErrorTest {
    private final TestService service = new TestService();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        404 | Nope                                              | Could not find an entity set or function import for 'Nope'.
        404 | MessageProcessingLogs('x')                        | Requested entity could not be found.
        404 | MessageProcessingLogs('AGk1')/ErrorInformation    | Requested entity could not be found.
        404 | MessageProcessingLogs('x')/CustomHeaderProperties | Requested entity could not be found.
        404 | MessageProcessingLogs('AGk1')/Sender/$value       | Requested entity could not be found.
        400 | MessageProcessingLogs?$filter=Foo%20eq%20'A'      | Invalid filter expression: 'Foo eq 'A''.
        400 | MessageProcessingLogs?$filter=Status%20eq         | Invalid filter expression: 'Status eq'.
        400 | MessageProcessingLogs?$filter=Status%20eq%205     | Invalid filter expression: 'Status eq 5'.
        400 | MessageProcessingLogs?$filter=not%20Status%20eq%20'A' | Invalid filter expression: 'not Status eq 'A''.
        400 | MessageProcessingLogs?$filter=trim(               | Invalid filter expression: 'trim('.
        400 | MessageProcessingLogs?$filter=LogStart%20gt%20datetime'2014-09-01T00:00:00Z' | Invalid filter expression: 'LogStart gt datetime'2014-09-01T00:00:00Z''.
        501 | MessageProcessingLogs?$filter=CustomHeaderProperties/Name%20eq%20'a' | Not implemented
        400 | MessageProcessingLogs?$orderby=Foo                | Invalid order by expression: 'Foo'.
        400 | MessageProcessingLogs?$orderby=Sender             | Invalid order by expression: 'Sender'.
        400 | MessageProcessingLogs?$orderby=Status%20up        | Invalid order by expression: 'Status up'.
        400 | MessageProcessingLogs?$top=abc                    | Invalid value: 'abc'.
        400 | MessageProcessingLogs?$top=-1                     | Provided value '-1' must not be negative.
        400 | MessageProcessingLogs?$skip=-1                    | Provided value '-1' must not be negative.
        400 | MessageProcessingLogs?$skiptoken=1000             | Invalid value: '1000'.
        400 | MessageProcessingLogs?$inlinecount=some           | Invalid value: 'some'.
        400 | MessageProcessingLogs?$foo=1                      | Invalid system query option: '$foo'.
        400 | MessageProcessingLogs?$top=1&$top=2               | Duplicate system query parameter names: '$top'.
        400 | MessageProcessingLogs?%24filter=a&$filter=b       | Duplicate system query parameter names: '$filter'.
        404 | MessageProcessingLogs?$select=Foo                 | Could not find property with name: 'Foo'.
        404 | MessageProcessingLogs?$expand=Foo                 | Could not find property with name: 'Foo'.
        400 | MessageProcessingLogs?$select=Status/Id           | Invalid segment: 'Status/Id'.
        400 | MessageProcessingLogs('AGk1')/$value              | The requested resource is no media resource.
        400 | MessageProcessingLogs('AGk1')//Runs               | No empty segment allowed.
        400 | MessageProcessingLogs('%00')                      | Invalid URI syntax.
        400 | MessageProcessingLogs?$filter=Sender%20eq%20'%00' | Invalid URI syntax.
        400 | MessageProcessingLogs?$filter=%zz                 | Invalid URI syntax.
        501 | MessageProcessingLogs?$expand=Runs                | Not implemented
        501 | MessageProcessingLogs?$expand=CustomHeaderProperties/Log | Not implemented
        501 | MessageProcessingLogs?$filter=ArchivingLogAttachments%20eq%20true | Not implemented
        501 | MessageProcessingLogs('AGk1')/$links/Runs         | Not implemented
        501 | MessageProcessingLogs('AGk1')/Attachments         | Not implemented
        501 | TraceMessages                                     | Not implemented
        405 | $batch                                            | The request dispatcher does not allow the HTTP method used for the request.
        501 | CancelMessageProcessingLog?Id='x'                 | Not implemented
        """)
    void badRequestsGetTheOriginalsWords(int status, String target, String text) {
        var json = service.get(target, "Accept", "application/json");
        var xml = service.get(target);

        assertThat(json.body())
                .isEqualTo("{\"error\":{\"code\":\"" + reason(status) + "\",\"message\":{\"lang\":\"en\",\"value\":\""
                        + text + "\"}}}");
        assertThat(json.status()).isEqualTo(status);
        assertThat(json.type()).isEqualTo("application/json");
        assertThat(xml.status()).isEqualTo(status);
        assertThat(xml.type()).isEqualTo("application/xml");
        assertThat(xml.body())
                .isEqualTo("<?xml version='1.0' encoding='UTF-8'?>"
                        + "<error xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\"><code>"
                        + reason(status) + "</code><message xml:lang=\"en\">" + text + "</message></error>");
    }

    @Test
    void formatDecidesTheFormOfErrorsBeforeAccept() {
        assertThat(service.get("Nope?$format=json", "Accept", "text/xml").type())
                .isEqualTo("application/json");
        assertThat(service.get("Nope?$format=xml", "Accept", "application/json").type())
                .isEqualTo("application/xml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        501 | POST    | MessageProcessingLogs
        501 | PUT     | MessageProcessingLogs('AGk1')
        501 | DELETE  | MessageProcessingLogs('AGk1')
        501 | MERGE   | MessageProcessingLogCustomHeaderProperties('166')
        501 | POST    | $batch
        501 | BREW    | MessageProcessingLogs
        405 | PATCH   | MessageProcessingLogs
        405 | DELETE  | MessageProcessingLogs
        405 | POST    | MessageProcessingLogs('AGk1')
        405 | POST    | $metadata
        405 | POST    | MessageProcessingLogs/$count
        405 | DELETE  | MessageProcessingLogs('AGk1')/Status
        405 | POST    | MessageProcessingLogCustomHeaderProperties?$top=1
        """)
    void methodsThatAreNotOfferedAreRefused(int status, String method, String target) {
        assertThat(service.send(method, target, "{}", "Content-Type", "application/json")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aMissingRoleIsNamed() {
        var answer = service.get("MessageProcessingLogs?$format=json", "As", "nobody");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"Forbidden\"").contains("IntegrationOperationServer.read");
    }

    @Test
    void rolesAreAskedBehindNavigationsAndExpandsToo() {
        assertThat(service.get("MessageProcessingLogCustomHeaderProperties('166')/Log", "As", "nobody")
                        .status())
                .isEqualTo(403);
        assertThat(service.get("MessageProcessingLogCustomHeaderProperties?$expand=Log", "As", "nobody")
                        .status())
                .isEqualTo(403);
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            default -> "Not Implemented";
        };
    }
}
