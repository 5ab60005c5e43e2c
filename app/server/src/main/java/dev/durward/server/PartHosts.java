package dev.durward.server;

import dev.durward.access.Access;
import dev.durward.authorization.AuthorizationEndpoints;
import dev.durward.authorization.AuthorizationService;
import dev.durward.cockpit.PlatformApi;
import dev.durward.domain.account.Account;
import dev.durward.management.ManagementNode;
import dev.durward.management.ManagementNode.ContentProtection;
import dev.durward.management.api.RolePolicy;
import dev.durward.server.config.Part;
import dev.durward.server.config.ServerConfig;
import dev.durward.store.Stores;
import dev.durward.web.Handler;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Which part answers on which host, for the parts that a process runs. */
final class PartHosts {
    private static final String IFLMAP_SUFFIX = "-iflmap";

    private final Map<String, Handler> ofInstallation = new HashMap<>();
    private final Map<String, Function<Account, Handler>> byPrefix = new HashMap<>();
    private final Map<String, Function<Account, Handler>> bySuffix = new HashMap<>();

    private PartHosts() {}

    static Hosts of(ServerConfig config, Stores stores, Access access, Function<Account, Handler> flows) {
        PartHosts hosts = new PartHosts();
        for (Part part : config.parts()) {
            switch (part) {
                case AUTHORIZATION_SERVICE -> hosts.authorizationService(access);
                case COCKPIT -> hosts.cockpit(stores, access);
                case MANAGEMENT_NODE -> hosts.managementNode(config, stores, access);
                case RUNTIME_NODE -> hosts.bySuffix.put(IFLMAP_SUFFIX, flows);
            }
        }
        return new Hosts(access.directory(), hosts.ofInstallation, hosts.byPrefix, hosts.bySuffix);
    }

    private void authorizationService(Access access) {
        AuthorizationEndpoints endpoints = AuthorizationEndpoints.of(access);
        byPrefix.put(AuthorizationService.HOST_PREFIX, account -> new AuthorizationService(account, endpoints));
    }

    private void cockpit(Stores stores, Access access) {
        ofInstallation.put(PlatformApi.HOST_LABEL, PlatformApi.of(access, stores.audit(), InstantSource.system()));
    }

    private void managementNode(ServerConfig config, Stores stores, Access access) {
        Entrance entrance = Entrance.of(access);
        RolePolicy roles = config.lenientRoles() ? RolePolicy.LENIENT : RolePolicy.STRICT;
        ManagementNode node = ManagementNode.of(
                entrance.door(),
                entrance.csrf(),
                stores,
                new ContentProtection(roles, access.cipher(), InstantSource.system()));
        bySuffix.put(ManagementNode.HOST_SUFFIX, node::host);
    }
}
