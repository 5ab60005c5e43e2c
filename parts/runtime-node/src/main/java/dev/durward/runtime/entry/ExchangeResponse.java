package dev.durward.runtime.entry;

import dev.durward.recorder.MessageHeaders;
import dev.durward.web.Failure;
import dev.durward.web.Response;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Turns a processed exchange into the response to its caller. */
final class ExchangeResponse {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String PLAIN_TEXT = "text/plain;charset=utf-8";
    private static final String DEFAULT_TYPE = "application/octet-stream";

    private ExchangeResponse() {}

    static Response of(Exchange exchange, List<String> responseHeaders) {
        Exception error = exchange.getException();
        Response response = error == null ? success(exchange, responseHeaders) : failure(exchange, error);
        return withIds(exchange, response);
    }

    private static Response success(Exchange exchange, List<String> responseHeaders) {
        Message message = exchange.getMessage();
        Response response = Response.of(status(message));
        for (String name : responseHeaders) {
            String value = message.getHeader(name, String.class);
            if (value != null && !name.equalsIgnoreCase(CONTENT_TYPE)) {
                response = response.with(name, printable(value));
            }
        }
        byte[] body = message.getBody() == null ? null : message.getBody(byte[].class);
        if (body == null || body.length == 0) {
            return response;
        }
        String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        return response.body(type == null ? DEFAULT_TYPE : printable(type), body);
    }

    private static int status(Message message) {
        Object code = message.getHeader(Exchange.HTTP_RESPONSE_CODE);
        try {
            int status = code == null ? 200 : Integer.parseInt(code.toString().strip());
            return status >= 200 && status <= 599 ? status : 200;
        } catch (NumberFormatException notANumber) {
            return 200;
        }
    }

    private static Response failure(Exchange exchange, Exception error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure requestFault) {
                return requestFault.addHeadersTo(
                        Response.of(requestFault.status()).text(PLAIN_TEXT, requestFault.message()));
            }
        }
        String guid = exchange.getProperty(MessageHeaders.MESSAGE_GUID, "", String.class);
        // Neo: the sender of a failed message gets 500 with the error and the id to look for
        return Response.of(500)
                .text(
                        PLAIN_TEXT,
                        "An internal server error occured: " + error.getMessage()
                                + "\nThe MPL ID for the failed message is : " + guid);
    }

    private static Response withIds(Exchange exchange, Response response) {
        String guid = exchange.getProperty(MessageHeaders.MESSAGE_GUID, String.class);
        String correlationId = exchange.getProperty(MessageHeaders.CORRELATION_ID, String.class);
        if (guid == null || correlationId == null) {
            return response;
        }
        return response.with(MessageHeaders.MESSAGE_GUID, guid).with(MessageHeaders.CORRELATION_ID, correlationId);
    }

    /** A header value from a flow may hold anything; control characters would end the header. */
    private static String printable(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.chars().filter(c -> c >= ' ' && c != 0x7f).forEach(c -> text.append((char) c));
        return text.toString();
    }
}
