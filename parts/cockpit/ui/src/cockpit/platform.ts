import { query, segment, type Api } from '../shared/http.ts';
import { PROVIDER } from './context.ts';

export interface OAuthUrl {
  readonly url: string;
  /** Whether something answers there. */
  readonly served: boolean;
}

export interface Account {
  readonly name: string;
  readonly shortName: string;
  readonly displayName: string;
  readonly enabled: boolean;
  readonly landscape: string;
  readonly oauthUrls: Readonly<Record<'authorizationEndpoint' | 'tokenEndpoint' | 'endUserUi', OAuthUrl>>;
}

export interface Subscription {
  /** `provider:application` */
  readonly application: string;
  readonly nodeType: 'tmn' | 'iflmap';
  readonly enabled: boolean;
  readonly urls: readonly string[];
}

export interface LiveSecret {
  readonly id: string;
  readonly createdAt: string;
  /** null for no end */
  readonly endsAt: string | null;
}

export interface Client {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly subscription: string;
  readonly authentication: Authentication;
  /** seconds; 0 for no end */
  readonly tokenLifetime: number;
  readonly enabled: boolean;
  readonly user: string;
  readonly secrets: readonly LiveSecret[];
}

export type Authentication = 'basic' | 'basic-or-body';

export interface NewClient {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly subscription: string;
  readonly authentication: Authentication;
  readonly tokenLifetime: number;
  readonly roles: readonly string[];
  /** Generated when left out. */
  readonly secret?: string;
}

export type ClientChange = Partial<Pick<Client, 'name' | 'description' | 'authentication' | 'tokenLifetime' | 'enabled'>>;

export interface Role {
  readonly name: string;
  readonly type: 'PREDEFINED' | 'CUSTOM';
  readonly shared: boolean;
}

export interface AssignedRole {
  readonly name: string;
  readonly applicationName: string;
  readonly providerAccount: string;
}

export interface Named {
  readonly name: string;
}

export interface Token {
  readonly id: string;
  readonly clientId: string;
  readonly application: string;
  readonly user: string;
  readonly issuedAt: string;
  /** null for no end */
  readonly validUntil: string | null;
}

export interface AuditRecord {
  readonly Uuid: string;
  readonly Time: string;
  readonly User: string;
  readonly Category: string;
  readonly Message: string;
}

export interface ExplanationStep {
  readonly check: string;
  readonly passed: boolean;
  readonly text: string;
  readonly nearMatches: readonly string[];
}

export interface Explanation {
  readonly allowed: boolean;
  /** That the first failed check is answered with; 200 for none. */
  readonly status: number;
  readonly method: string;
  readonly path: string;
  readonly neededRoles: readonly string[];
  readonly steps: readonly ExplanationStep[];
}

/** A call that is asked about. */
export interface AskedCall {
  readonly userId: string;
  readonly nodeType: string;
  readonly method: string;
  /** Reading logs, or sending a message, when empty. */
  readonly path: string;
}

/** Who holds roles: a user or a group, and the paths and parameter that name it. */
export type Holder = { readonly kind: 'user' | 'group'; readonly name: string };

/** The provider account and the name of an application such as `durward:demotmn`. */
export function applicationOf(subscription: string): { provider: string; name: string } {
  const [provider = '', name = ''] = subscription.split(':');
  return { provider, name };
}

/** As the original's forms show a subscription. */
export function subscriptionLabel(subscription: string): string {
  return subscription.replace(':', '/');
}

/** The platform API's calls for one account. */
export class Platform {
  private readonly oauth: string;
  private readonly authorization: string;

  constructor(
    private readonly api: Api,
    private readonly account: string,
  ) {
    this.oauth = `/api/oauth/v1/accounts/${segment(account)}`;
    this.authorization = `/api/authorization/v1/accounts/${segment(account)}`;
  }

  readAccount(): Promise<Account> {
    return this.api.get(this.oauth);
  }

  rename(displayName: string): Promise<Account> {
    return this.api.patch(this.oauth, { displayName });
  }

  async members(): Promise<{ user: string; platformRoles: string[] }[]> {
    return (await this.api.get<{ members: { user: string; platformRoles: string[] }[] }>(`${this.oauth}/members`)).members;
  }

  async subscriptions(): Promise<Subscription[]> {
    return (await this.api.get<{ subscriptions: Subscription[] }>(`${this.oauth}/subscriptions`)).subscriptions;
  }

  async clients(): Promise<Client[]> {
    return (await this.api.get<{ clients: Client[] }>(`${this.oauth}/clients`)).clients;
  }

  client(id: string): Promise<Client> {
    return this.api.get(this.clientPath(id));
  }

  register(client: NewClient): Promise<Client & { secret: string }> {
    return this.api.post(`${this.oauth}/clients`, client);
  }

  updateClient(id: string, change: ClientChange): Promise<Client> {
    return this.api.patch(this.clientPath(id), change);
  }

  deleteClient(id: string): Promise<void> {
    return this.api.delete(this.clientPath(id));
  }

  addSecret(id: string, wanted: { secret?: string; previousSecretEndsIn: number }): Promise<{ secret: string }> {
    return this.api.post(`${this.clientPath(id)}/secrets`, wanted);
  }

  removeSecret(id: string, secret: string): Promise<void> {
    return this.api.delete(`${this.clientPath(id)}/secrets/${segment(secret)}`);
  }

  tokens(search: { clientId?: string; userId?: string; after?: string }): Promise<{ tokens: Token[]; next: string | null }> {
    return this.api.get(`${this.oauth}/tokens${query({ ...search, limit: 50 })}`);
  }

  revoke(token: string): Promise<void> {
    return this.api.delete(`${this.oauth}/tokens/${segment(token)}`);
  }

  revokeAll(search: { clientId?: string; userId?: string }): Promise<void> {
    return this.api.delete(`${this.oauth}/tokens${query(search)}`);
  }

  async roles(subscription: string): Promise<Role[]> {
    return (await this.api.get<{ roles: Role[] }>(this.rolesPath(subscription))).roles;
  }

  async createRole(subscription: string, name: string): Promise<void> {
    await this.api.post(this.rolesPath(subscription), { roles: [{ name }] });
  }

  deleteRole(subscription: string, name: string): Promise<void> {
    return this.api.delete(`${this.rolesPath(subscription)}&roles=${segment(name)}`);
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

  async assign(holder: Holder, roles: readonly AssignedRole[]): Promise<void> {
    await this.api.put(this.holderPath(holder, 'roles'), { roles });
  }

  /** Takes roles away; all of them without a list. */
  unassign(holder: Holder, roles?: readonly AssignedRole[]): Promise<void> {
    const names = roles?.map((role) => `${role.providerAccount}:${role.applicationName}:${role.name}`) ?? ['*'];
    return this.api.delete(`${this.holderPath(holder, 'roles')}&roles=${segment(names.join(';'))}`);
  }

  async groups(): Promise<string[]> {
    return (await this.api.get<{ groups: Named[] }>(`${this.authorization}/groups`)).groups.map(({ name }) => name);
  }

  async createGroup(name: string): Promise<void> {
    await this.api.post(`${this.authorization}/groups`, { groups: [{ name }] });
  }

  deleteGroup(name: string): Promise<void> {
    return this.api.delete(`${this.authorization}/groups${query({ groups: name })}`);
  }

  async groupsOf(user: string): Promise<string[]> {
    const answer = await this.api.get<{ groups: Named[] }>(this.holderPath({ kind: 'user', name: user }, 'groups'));
    return answer.groups.map(({ name }) => name);
  }

  async usersIn(group: string): Promise<string[]> {
    const answer = await this.api.get<{ users: Named[] }>(this.holderPath({ kind: 'group', name: group }, 'users'));
    return answer.users.map(({ name }) => name);
  }

  async addToGroup(group: string, user: string): Promise<void> {
    await this.api.put(this.holderPath({ kind: 'group', name: group }, 'users'), { users: [{ name: user }] });
  }

  removeFromGroup(group: string, user: string): Promise<void> {
    return this.api.delete(`${this.holderPath({ kind: 'group', name: group }, 'users')}&users=${segment(user)}`);
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

/** A role of a subscribed application, as the assignment calls name it. */
export function assignedRole(subscription: string, name: string): AssignedRole {
  const { provider, name: applicationName } = applicationOf(subscription);
  return { name, applicationName, providerAccount: provider === '' ? PROVIDER : provider };
}
