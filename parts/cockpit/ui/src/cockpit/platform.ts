import { query, segment, type Api, type Change } from '../shared/http.ts';
import { applicationOf } from './model.ts';
import type {
  Account,
  AccountChange,
  AskedCall,
  AssignedRole,
  AuditRecord,
  Client,
  ClientChange,
  Explanation,
  Holder,
  KnownUser,
  Member,
  Named,
  NewAccount,
  NewClient,
  NodeType,
  Role,
  Subscription,
  Token,
  Warning,
  Warnings,
} from './model.ts';

const ALL = '*';
const ORPHANS_A_CALL = 1000;

const ACCOUNTS = '/api/oauth/v1/accounts';

/** Creates an account; only administrators of the installation may. */
export function createAccount(api: Api, account: NewAccount): Change<Account> {
  return api.change('POST', ACCOUNTS, account);
}

/** The platform API's calls for one account. */
export class Platform {
  private readonly oauth: string;
  private readonly authorization: string;

  constructor(
    private readonly api: Api,
    private readonly account: string,
  ) {
    this.oauth = `${ACCOUNTS}/${segment(account)}`;
    this.authorization = `/api/authorization/v1/accounts/${segment(account)}`;
  }

  readAccount(): Promise<Account> {
    return this.api.get(this.oauth);
  }

  updateAccount(change: AccountChange): Change<Account> {
    return this.api.change('PATCH', this.oauth, change);
  }

  async members(): Promise<Member[]> {
    return (await this.api.get<{ members: Member[] }>(`${this.oauth}/members`)).members;
  }

  async subscriptions(): Promise<Subscription[]> {
    return (await this.api.get<{ subscriptions: Subscription[] }>(`${this.oauth}/subscriptions`)).subscriptions;
  }

  subscribe(nodeType: NodeType): Change<Subscription> {
    return this.api.change('POST', `${this.oauth}/subscriptions`, { nodeType });
  }

  unsubscribe(subscription: string): Change<void> {
    return this.api.change('DELETE', `${this.oauth}/subscriptions/${segment(subscription)}`);
  }

  async clients(): Promise<Client[]> {
    return (await this.api.get<{ clients: Client[] }>(`${this.oauth}/clients`)).clients;
  }

  client(id: string): Promise<Client> {
    return this.api.get(this.clientPath(id));
  }

  register(client: NewClient): Change<Client & { secret: string }> {
    return this.api.change('POST', `${this.oauth}/clients`, client);
  }

  updateClient(id: string, change: ClientChange): Change<Client> {
    return this.api.change('PATCH', this.clientPath(id), change);
  }

  deleteClient(id: string): Change<void> {
    return this.api.change('DELETE', this.clientPath(id));
  }

  addSecret(id: string, wanted: { secret?: string; previousSecretEndsIn: number }): Change<{ secret: string }> {
    return this.api.change('POST', `${this.clientPath(id)}/secrets`, wanted);
  }

  removeSecret(id: string, secret: string): Change<void> {
    return this.api.change('DELETE', `${this.clientPath(id)}/secrets/${segment(secret)}`);
  }

  tokens(search: { clientId?: string; userId?: string; after?: string }): Promise<{ tokens: Token[]; next: string | null }> {
    return this.api.get(`${this.oauth}/tokens${query({ ...search, limit: 50 })}`);
  }

  revoke(token: string): Change<void> {
    return this.api.change('DELETE', `${this.oauth}/tokens/${segment(token)}`);
  }

  revokeAll(search: { clientId?: string; userId?: string }): Change<void> {
    return this.api.change('DELETE', `${this.oauth}/tokens${query(search)}`);
  }

  async roles(subscription: string): Promise<Role[]> {
    return (await this.api.get<{ roles: Role[] }>(this.rolesPath(subscription))).roles;
  }

  createRole(subscription: string, name: string): Change<void> {
    return this.api.change('POST', this.rolesPath(subscription), { roles: [{ name }] });
  }

  deleteRole(subscription: string, name: string): Change<void> {
    return this.api.change('DELETE', `${this.rolesPath(subscription)}&roles=${segment(name)}`);
  }

  /** Who holds a role directly. */
  async holders(subscription: string, role: string, kind: Holder['kind']): Promise<string[]> {
    const list = `${kind}s` as 'users' | 'groups';
    const { provider, name } = applicationOf(subscription);
    const path = `${this.authorization}/apps/${segment(name)}/roles/${list}`;
    const answer = await this.api.get<Record<typeof list, Named[]>>(
      `${path}${query({ roleName: role, providerAccount: provider })}`,
    );
    return answer[list].map((holder) => holder.name);
  }

  async rolesOf(holder: Holder): Promise<AssignedRole[]> {
    return (await this.api.get<{ roles: AssignedRole[] }>(this.holderPath(holder, 'roles'))).roles;
  }

  /** Gives roles; the answer for a group says nothing. */
  assign(holder: Holder, roles: readonly AssignedRole[]): Change<Warnings | undefined> {
    return this.api.change('PUT', this.holderPath(holder, 'roles'), { roles });
  }

  /** Takes roles away; all of them without a list. */
  unassign(holder: Holder, roles?: readonly AssignedRole[]): Change<void> {
    const names = roles?.map((role) => `${role.providerAccount}:${role.applicationName}:${role.name}`) ?? [ALL];
    return this.api.change('DELETE', this.holderPath(holder, 'roles') + listed('roles', names));
  }

  async groups(): Promise<string[]> {
    return (await this.api.get<{ groups: Named[] }>(`${this.authorization}/groups`)).groups.map(({ name }) => name);
  }

  createGroup(name: string): Change<void> {
    return this.api.change('POST', `${this.authorization}/groups`, { groups: [{ name }] });
  }

  deleteGroup(name: string): Change<void> {
    return this.api.change('DELETE', `${this.authorization}/groups${query({ groups: name })}`);
  }

  async groupsOf(user: string): Promise<string[]> {
    const answer = await this.api.get<{ groups: Named[] }>(this.holderPath({ kind: 'user', name: user }, 'groups'));
    return answer.groups.map(({ name }) => name);
  }

  async usersIn(group: string): Promise<string[]> {
    const answer = await this.api.get<{ users: Named[] }>(this.holderPath({ kind: 'group', name: group }, 'users'));
    return answer.users.map(({ name }) => name);
  }

  addToGroup(group: string, user: string): Change<Warnings> {
    return this.api.change('PUT', this.holderPath({ kind: 'group', name: group }, 'users'), { users: [{ name: user }] });
  }

  /** Takes a user out of a group; all users without one. */
  removeFromGroup(group: string, user = ALL): Change<void> {
    return this.api.change('DELETE', this.holderPath({ kind: 'group', name: group }, 'users') + listed('users', [user]));
  }

  /** Takes a user out of every group. */
  leaveAllGroups(user: string): Change<void> {
    return this.api.change('DELETE', this.holderPath({ kind: 'user', name: user }, 'groups') + listed('groups', [ALL]));
  }

  /** Users that an account knows of whose names contain a text, by name; asked while somebody types. */
  async knownUsers(text: string, limit: number): Promise<KnownUser[]> {
    return (await this.api.lookUp<{ users: KnownUser[] }>(`${this.authorization}/users${query({ text, limit })}`)).users;
  }

  /** What looks wrong about a user's name; asked while somebody types. */
  async doubts(user: string): Promise<readonly Warning[]> {
    return (await this.api.lookUp<Warnings>(`${this.authorization}/users/check${query({ userId: user })}`)).warnings;
  }

  /** Every user with assignments whose client is gone. */
  async orphans(): Promise<string[]> {
    const found: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const path: string = `${this.authorization}/users${query({ orphan: true, limit: ORPHANS_A_CALL, after })}`;
      const page: { users: KnownUser[]; next: string | null } = await this.api.get(path);
      found.push(...page.users.map(({ name }) => name));
      after = page.next;
    }
    return found;
  }

  explain(call: AskedCall): Promise<Explanation> {
    return this.api.get(`${this.authorization}/explanation${query({ ...call })}`);
  }

  auditLog(filter: string, top: number, skip: number): Promise<{ value: AuditRecord[]; '@odata.count': number }> {
    const path = `/api/auditlog/v1/accounts/${segment(this.account)}/AuditLogRecords`;
    return this.api.get(`${path}${query({ $filter: filter, $count: true, $top: top, $skip: skip })}`);
  }

  private clientPath(id: string): string {
    return `${this.oauth}/clients/${segment(id)}`;
  }

  private rolesPath(subscription: string): string {
    const { provider, name } = applicationOf(subscription);
    return `${this.authorization}/apps/${segment(name)}/roles${query({ providerAccount: provider })}`;
  }

  private holderPath({ kind, name }: Holder, list: 'roles' | 'groups' | 'users'): string {
    return `${this.authorization}/${kind}s/${list}${query(kind === 'user' ? { userId: name } : { groupName: name })}`;
  }
}

function listed(parameter: string, values: readonly string[]): string {
  return `&${parameter}=${segment(values.join(';'))}`;
}
