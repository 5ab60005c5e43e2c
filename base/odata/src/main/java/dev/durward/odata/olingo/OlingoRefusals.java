package dev.durward.odata.olingo;

import dev.durward.odata.error.Refusal;
import java.util.Locale;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.exception.ODataHttpException;
import org.apache.olingo.odata2.api.exception.ODataMessageException;
import org.apache.olingo.odata2.api.uri.UriNotMatchingException;
import org.apache.olingo.odata2.core.exception.MessageService;

/** Turns Olingo's exceptions into refusals with Olingo's own words, which are the original's (contract section 0). */
final class OlingoRefusals {
    private OlingoRefusals() {}

    static Refusal of(ODataException failure) {
        if (!(failure instanceof ODataMessageException message)) {
            return Refusal.badRequest("Bad Request.");
        }
        // some of Olingo's texts end in blanks
        String text = MessageService.getMessage(Locale.ENGLISH, message.getMessageReference())
                .getText()
                .strip();
        return new Refusal(status(message), text);
    }

    private static int status(ODataMessageException failure) {
        if (failure instanceof ODataHttpException http) {
            return http.getHttpStatus().getStatusCode();
        }
        return failure instanceof UriNotMatchingException ? 404 : 400;
    }
}
