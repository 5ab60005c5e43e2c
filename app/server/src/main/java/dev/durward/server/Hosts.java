package dev.durward.server;

import dev.durward.access.directory.DirectoryService;
import dev.durward.domain.account.Account;
import dev.durward.web.Handler;
import dev.durward.web.VirtualHosts;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The hosts of all accounts: a fixed label for what belongs to the installation, and a prefix or suffix around the
 * account's name for what belongs to an account (contract section 0).
 */
final class Hosts implements VirtualHosts {
    private final DirectoryService directory;
    private final Map<String, Handler> ofInstallation;
    private final Map<String, Function<Account, Handler>> byPrefix;
    private final Map<String, Function<Account, Handler>> bySuffix;

    /**
     * Hosts of the parts that this process runs.
     *
     * @param ofInstallation handlers by label
     * @param byPrefix handlers of an account by what stands before its technical name
     * @param bySuffix handlers of an account by what stands after its short name
     */
    Hosts(
            DirectoryService directory,
            Map<String, Handler> ofInstallation,
            Map<String, Function<Account, Handler>> byPrefix,
            Map<String, Function<Account, Handler>> bySuffix) {
        this.directory = directory;
        this.ofInstallation = Map.copyOf(ofInstallation);
        this.byPrefix = Map.copyOf(byPrefix);
        this.bySuffix = Map.copyOf(bySuffix);
    }

    @Override
    public Optional<Handler> find(String hostLabel) {
        Handler fixed = ofInstallation.get(hostLabel);
        if (fixed != null) {
            return Optional.of(fixed);
        }
        int hyphen = hostLabel.indexOf('-');
        if (hyphen < 0) {
            return Optional.empty();
        }
        // names of accounts hold no hyphen, so at most one of the two readings can be meant
        Function<Account, Handler> prefixed = byPrefix.get(hostLabel.substring(0, hyphen + 1));
        if (prefixed != null) {
            return directory.current().account(hostLabel.substring(hyphen + 1)).map(prefixed);
        }
        Function<Account, Handler> suffixed = bySuffix.get(hostLabel.substring(hyphen));
        return suffixed == null
                ? Optional.empty()
                : directory
                        .current()
                        .accountByShortName(hostLabel.substring(0, hyphen))
                        .map(suffixed);
    }
}
