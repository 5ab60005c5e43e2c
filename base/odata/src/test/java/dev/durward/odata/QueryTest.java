package dev.durward.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Query options and addresses (contract section 3). */
class QueryTest {
    private static final Pattern GUID = Pattern.compile("\"MessageGuid\":\"([^\"]*)\"");
    private final TestService service = new TestService();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        AGk2 | $filter=Status%20eq%20'FAILED'
        AGk2 | $filter=Status+eq+'FAILED'
        AGk2 | %24filter=Status%20eq%20%27FAILED%27
        AGk1 | $filter=Status ne 'FAILED' and (Status eq 'COMPLETED' or Status eq 'RETRY')
        AGk2 | $filter=Sender eq 'O''Neil <a%26b>'
        AGk1 | $filter=IntegrationArtifact/Id eq 'flow.one'
        AGk2 | $filter=not (Status eq 'COMPLETED')
        AGk2 | $filter=substringof('AIL',Status)
        AGk2 | $filter=substringof('AIL',Status) eq true
        AGk1 | $filter=substringof('AIL',Status) eq false
        AGk2 | $filter=LogStart gt datetime'2021-02-25T12:49:48.830'
        AGk1 | $filter=LogStart le datetime'2021-02-25T12:49:48.830'
        AGk1 AGk2 | $filter=true
        ""   | $filter=false
        AGk2 | $orderby=Status desc&$top=1
        AGk1 | $orderby=Status&$top=1
        AGk2 | $skip=1
        ""   | $top=0
        AGk1 AGk2 | $top=1000000000
        AGk1 AGk2 | unknown=1&$filter=true
        """)
    void optionsSelectRows(String guids, String query) {
        assertThat(guids("MessageProcessingLogs?$format=json&" + query.replace(" ", "%20")))
                .isEqualTo(guids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        MessageProcessingLogs('AGk1')
        MessageProcessingLogs(MessageGuid='AGk1')
        MessageProcessingLogs(%27AGk1%27)
        /MessageProcessingLogs('AGk1')
        //MessageProcessingLogs('AGk1')/
        MessageProcessingLogCustomHeaderProperties('166')/Log
        MessageProcessingLogs('AGk1')/CustomHeaderProperties('166')/Log
        """)
    void keysMayBeWrittenInManyWays(String path) {
        assertThat(guids(path + "?$format=json")).isEqualTo("AGk1");
    }

    @Test
    void countsAreBareNumbers() {
        var count = service.get("MessageProcessingLogs/$count?$filter=Status%20eq%20'FAILED'");

        assertThat(count.body()).isEqualTo("1");
        assertThat(count.type()).isEqualTo("text/plain;charset=utf-8");
        assertThat(service.get("MessageProcessingLogs('AGk1')/CustomHeaderProperties/$count")
                        .body())
                .isEqualTo("1");
        assertThat(service.get("MessageProcessingLogs('AGk1')/$count").body()).isEqualTo("1");
        assertThat(service.get("MessageProcessingLogs('AGk1')/Runs/$count").body())
                .isEqualTo("0");
    }

    @Test
    void navigationsWithoutContentAnswerEmptyFeeds() {
        assertThat(service.get("MessageProcessingLogs('AGk1')/Runs?$format=json&$inlinecount=allpages&$top=200")
                        .body())
                .isEqualTo("{\"d\":{\"__count\":\"0\",\"results\":[]}}");
    }

    @Test
    void selectDropsLinksUnlessTheyAreSelected() {
        assertThat(service.get("MessageProcessingLogs('AGk1')?$format=json&$select=Status,Runs")
                        .body())
                .isEqualTo("{\"d\":{\"__metadata\":{\"id\":\"" + TestService.ROOT
                        + "MessageProcessingLogs('AGk1')\",\"uri\":\"" + TestService.ROOT
                        + "MessageProcessingLogs('AGk1')\",\"type\":\"com.sap.hci.api.MessageProcessingLog\"},"
                        + "\"Status\":\"COMPLETED\",\"Runs\":{\"__deferred\":{\"uri\":\"" + TestService.ROOT
                        + "MessageProcessingLogs('AGk1')/Runs\"}}}}");
    }

    @Test
    void propertiesAreAnsweredAloneAndBare() {
        assertThat(service.get("MessageProcessingLogs('AGk1')/Status?$format=json")
                        .body())
                .isEqualTo("{\"d\":{\"Status\":\"COMPLETED\"}}");
        assertThat(service.get("MessageProcessingLogs('AGk1')/IntegrationArtifact/Id/%24value")
                        .body())
                .isEqualTo("flow.one");
        assertThat(service.get("MessageProcessingLogs('AGk1')/Sender").body()).contains("m:null=\"true\"/>");
    }

    @Test
    void controlCharactersInDataDontBreakXml() {
        service.logs.add(new TestService.Log("AGk3", Instant.EPOCH, "a\u0001b\uFFFE", "FAILED", "f"));

        assertThat(service.get("MessageProcessingLogs('AGk3')").body()).contains("<d:Sender>a b </d:Sender>");
    }

    @Test
    void longListsArePagedByAbsoluteLinksThatRepeatEveryOtherOption() {
        fill(2500);
        String first = service.get("MessageProcessingLogs?$format=json&$skip=1&$filter=Status+ne+'X'&$top=2300")
                .body();

        assertThat(guids(first, GUID)).hasSize(1000);
        String link = next(first);
        assertThat(link)
                .startsWith(TestService.ROOT
                        + "MessageProcessingLogs?$format=json&$filter=Status%20ne%20'X'&$top=1300&$skiptoken=");
        String second = service.get(link.substring(TestService.ROOT.length())).body();
        String third =
                service.get(next(second).substring(TestService.ROOT.length())).body();
        assertThat(guids(third, GUID)).hasSize(300);
        assertThat(third).doesNotContain("__next");
        assertThat(guids(first, GUID)[0]).isEqualTo("AGk2");
        assertThat(guids(third, GUID)[299]).isEqualTo("G2298");
    }

    @Test
    void atomFeedsHaveTheSameNextLink() {
        fill(1500);

        assertThat(service.get("MessageProcessingLogs?$select=Status").body())
                .contains("</entry><link href=\"" + TestService.ROOT
                        + "MessageProcessingLogs?$select=Status&amp;$skiptoken=")
                .endsWith("\" rel=\"next\"/></feed>");
    }

    @Test
    void aTokenOfAnotherListOrATamperedOneIsRefused() {
        fill(1500);
        String link = next(service.get("MessageProcessingLogs?$format=json").body());
        String token = link.substring(link.indexOf("$skiptoken="));

        assertThat(service.get("MessageProcessingLogs?" + token).status()).isEqualTo(200);
        assertThat(service.get("MessageProcessingLogs?$orderby=Status&" + token).status())
                .isEqualTo(400);
        assertThat(service.get("MessageProcessingLogs?" + token.replace("AQE", "AQI"))
                        .status())
                .isEqualTo(400);
        assertThat(service.get("MessageProcessingLogs?" + token + "AAAA").status())
                .isEqualTo(400);
    }

    private void fill(int size) {
        for (int i = service.logs.size(); i < size; i++) {
            service.logs.add(new TestService.Log("G" + (i - 2), Instant.EPOCH.plusSeconds(i), null, "COMPLETED", "f"));
        }
    }

    private String guids(String target) {
        return String.join(" ", guids(service.get(target).body(), GUID));
    }

    private static String[] guids(String body, Pattern pattern) {
        return pattern.matcher(body).results().map(found -> found.group(1)).toArray(String[]::new);
    }

    private static String next(String body) {
        Matcher matcher = Pattern.compile("\"__next\":\"([^\"]*)\"").matcher(body);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
