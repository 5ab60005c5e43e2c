package dev.durward.e2e;

import java.io.IOException;

/**
 * A way to end what a token can do, and to let it be again. What a client's tokens are bound to is made anew for each round
 * where the end is for good.
 */
enum Ending {
    REVOKED_BY_ITS_CLIENT {
        @Override
        void end(Calls calls, Client client, String token) throws IOException {
            calls.revoke(client, token).ok();
        }
    },
    REVOKED_BY_ID {
        @Override
        void end(Calls calls, Client client, String token) throws IOException {
            calls.platform("DELETE", "/oauth/v1/accounts/acme/tokens/" + Hashes.id(token), "")
                    .ok();
        }
    },
    ALL_OF_THE_CLIENT {
        @Override
        void end(Calls calls, Client client, String token) throws IOException {
            calls.platform("DELETE", "/oauth/v1/accounts/acme/tokens?clientId=" + client.id(), "")
                    .ok();
        }
    },
    CLIENT_DISABLED {
        @Override
        void end(Calls calls, Client client, String token) throws IOException {
            patch(calls, CLIENTS + client.id(), false);
        }
    },
    CLIENT_DELETED {
        @Override
        void end(Calls calls, Client client, String token) throws IOException {
            calls.platform("DELETE", CLIENTS + client.id(), "").ok();
        }
    },
    SUBSCRIPTION_DISABLED {
        @Override
        void end(Calls calls, Client client, String token) throws IOException {
            patch(calls, SUBSCRIPTION, false);
        }

        @Override
        void restore(Calls calls) throws IOException {
            patch(calls, SUBSCRIPTION, true);
        }
    },
    ACCOUNT_DISABLED {
        @Override
        void end(Calls calls, Client client, String token) throws IOException {
            patch(calls, ACCOUNT, false);
        }

        @Override
        void restore(Calls calls) throws IOException {
            patch(calls, ACCOUNT, true);
        }
    },
    ROLE_TAKEN_AWAY {
        @Override
        void end(Calls calls, Client client, String token) throws IOException {
            calls.platform("DELETE", ROLES + "&users=oauth_client_" + client.id(), "")
                    .ok();
        }
    };

    /** The role without which logs can't be read. */
    static final String ROLES = "/authorization/v1/accounts/acme/apps/acmetmn/roles/users?providerAccount=durward"
            + "&roleName=NodeManager.read";

    static final String CLIENTS = "/oauth/v1/accounts/acme/clients/";
    private static final String ACCOUNT = "/oauth/v1/accounts/acme";
    private static final String SUBSCRIPTION = ACCOUNT + "/subscriptions/acmetmn";

    /** Ends it; returns when that is answered. */
    abstract void end(Calls calls, Client client, String token) throws IOException;

    /** Makes the next round possible. */
    void restore(Calls calls) throws IOException {
        // nothing but the client has ended
    }

    private static void patch(Calls calls, String path, boolean enabled) throws IOException {
        calls.platform("PATCH", path, "{\"enabled\":" + enabled + "}").ok();
    }
}
