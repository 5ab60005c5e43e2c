package dev.durward.runtime.receiver;

import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;

/**
 * Camel's {@code http} and {@code https} components with one option more: {@code credential=<alias>} presents user
 * credentials by Basic authentication. Never forwards what a caller presented to us.
 */
public final class ReceiverComponent extends HttpComponent {
    private static final String CREDENTIAL = "credential";
    private static final long CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final long RESPONSE_TIMEOUT_MILLIS = 60_000;

    private final String account;
    private final CredentialSource credentials;

    /**
     * A component of one account's context.
     *
     * @param trust what TLS receivers are trusted by; empty for the platform's default
     */
    public static ReceiverComponent of(String account, CredentialSource credentials, Optional<SSLContext> trust) {
        var component = new ReceiverComponent(account, credentials);
        component.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        component.setResponseTimeout(RESPONSE_TIMEOUT_MILLIS);
        // the path, query and method of the request that began a flow must not change the calls that the flow makes
        component.setSkipControlHeaders(true);
        trust.ifPresent(context -> component.setSslContextParameters(new GivenContext(context)));
        return component;
    }

    private ReceiverComponent(String account, CredentialSource credentials) {
        this.account = account;
        this.credentials = credentials;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        String alias = getAndRemoveParameter(parameters, CREDENTIAL, String.class);
        Endpoint endpoint = super.createEndpoint(uri, remaining, parameters);
        if (endpoint instanceof HttpEndpoint http) {
            http.setHeaderFilterStrategy(new ReceiverHeaders());
            if (alias != null) {
                presentCredentials(http, alias);
            }
        }
        return endpoint;
    }

    private void presentCredentials(HttpEndpoint endpoint, String alias) {
        var others = endpoint.getHttpClientConfigurer();
        endpoint.setHttpClientConfigurer(client -> {
            if (others != null) {
                others.configureHttpClient(client);
            }
            client.addRequestInterceptorLast((request, entity, context) -> present(request, endpoint, alias));
        });
    }

    private void present(HttpRequest request, HttpEndpoint endpoint, String alias) throws HttpException {
        // a redirect may lead to another host, which has no business with the password
        if (request.getAuthority() != null
                && !endpoint.getHttpUri()
                        .getHost()
                        .equalsIgnoreCase(request.getAuthority().getHostName())) {
            return;
        }
        UserNameAndPassword found = credentials
                .find(account, alias)
                .orElseThrow(() -> new HttpException("no user credentials are deployed under the alias '" + alias
                        + "': deploy them, or correct the flow's option 'credential'"));
        request.setHeader(HttpHeaders.AUTHORIZATION, found.basic());
    }

    /** Parameters for a context that stands already. */
    private static final class GivenContext extends SSLContextParameters {
        private final SSLContext context;

        private GivenContext(SSLContext context) {
            this.context = context;
        }

        @Override
        public SSLContext createSSLContext(CamelContext camel) {
            return context;
        }
    }
}
