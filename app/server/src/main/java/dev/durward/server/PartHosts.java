package dev.durward.server;

import dev.durward.access.Access;
import dev.durward.authorization.AuthorizationEndpoints;
import dev.durward.authorization.AuthorizationService;
import dev.durward.cockpit.PlatformApi;
import dev.durward.cockpit.web.CockpitHost;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.management.ManagementNode;
import dev.durward.management.ManagementNode.ContentProtection;
import dev.durward.management.monitor.MonitorCalls;
import dev.durward.server.config.Part;
import dev.durward.server.config.ServerConfig;
import dev.durward.store.Stores;
import dev.durward.web.Handler;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which part answers on which host, for the parts that a process runs. */
final class PartHosts {
    private static final String IFLMAP_SUFFIX = "-iflmap";

    private final Map<String, Handler> ofInstallation = new HashMap<>();
    private final Map<String, Function<Account, Handler>> byPrefix = new HashMap<>();
    private final Map<String, Function<Account, Handler>> bySuffix = new HashMap<>();

    private final ServerConfig config;
    private final Stores stores;
    private final Access access;

    private PartHosts(ServerConfig config, Stores stores, Access access) {
        this.config = config;
        this.stores = stores;
        this.access = access;
    }

    /** The parts that are there at once; the management node's hosts say that they are starting. */
    static PartHosts of(ServerConfig config, Stores stores, Access access, Function<Account, Handler> flows) {
        PartHosts parts = new PartHosts(config, stores, access);
        for (Part part : config.parts()) {
            switch (part) {
                case AUTHORIZATION_SERVICE -> parts.authorizationService();
                case COCKPIT -> parts.cockpit();
                case MANAGEMENT_NODE -> parts.bySuffix.put(ManagementNode.HOST_SUFFIX, account -> LateHosts.STARTING);
                case RUNTIME_NODE -> parts.bySuffix.put(IFLMAP_SUFFIX, flows);
            }
        }
        return parts;
    }

    /** The hosts of what is there now. */
    Hosts hosts() {
        return new Hosts(access.directory(), ofInstallation, byPrefix, bySuffix);
    }

    private void authorizationService() {
        AuthorizationEndpoints endpoints = AuthorizationEndpoints.of(access);
        byPrefix.put(AuthorizationService.HOST_PREFIX, account -> new AuthorizationService(account, endpoints));
    }

    private void cockpit() {
        PlatformApi.Surroundings around =
                new PlatformApi.Surroundings(access, stores.audit(), rolePolicy(), InstantSource.system());
        ofInstallation.put(PlatformApi.HOST_LABEL, PlatformApi.of(around));
        ofInstallation.put(
                CockpitHost.HOST_LABEL, CockpitHost.of(around, config.signIn().providers()));
    }

    private RolePolicy rolePolicy() {
        return config.lenientRoles() ? RolePolicy.LENIENT : RolePolicy.STRICT;
    }

    /** Adds the management node, if this process runs it; reading the model of its API takes a good part of a start. */
    void addManagementNode() {
        if (!config.parts().contains(Part.MANAGEMENT_NODE)) {
            return;
        }
        Entrance entrance = Entrance.of(access);
        ManagementNode node = ManagementNode.of(
                entrance.door(),
                entrance.csrf(),
                stores,
                new ContentProtection(rolePolicy(), access.cipher(), InstantSource.system()));
        bySuffix.put(
                ManagementNode.HOST_SUFFIX,
                node.withPeople(access, List.of(new MonitorCalls(stores.logs(), rolePolicy(), InstantSource.system())))
                        ::host);
    }
}
