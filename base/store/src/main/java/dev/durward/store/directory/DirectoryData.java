package dev.durward.store.directory;

import dev.durward.domain.account.Account;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.GroupMembership;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ApplicationSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.SigningKey;
import java.util.List;
import java.util.Map;

/**
 * All of the directory at one change counter, read in one transaction.
 *
 * @param changeCounter the counter at which this was true
 * @param accounts every account
 * @param subscriptions every subscription
 * @param clients every OAuth client
 * @param users every local user
 * @param members every platform role of a user
 * @param customRoles every custom role
 * @param groups names of groups by account
 * @param memberships every user's groups
 * @param assignments every role assignment
 * @param signingKeys every signing key, oldest first
 * @param scopes every scope of an application
 * @param applicationSecrets every application's secrets, newest first
 * @param declarations SHA-256 (hexadecimal) of each applied declaration by file name
 */
public record DirectoryData(
        long changeCounter,
        List<Account> accounts,
        List<Subscription> subscriptions,
        List<OAuthClient> clients,
        List<LocalUser> users,
        List<Member> members,
        List<RoleKey> customRoles,
        Map<String, List<String>> groups,
        List<GroupMembership> memberships,
        List<RoleAssignment> assignments,
        List<SigningKey> signingKeys,
        List<ApplicationScope> scopes,
        List<ApplicationSecret> applicationSecrets,
        Map<String, String> declarations) {}
