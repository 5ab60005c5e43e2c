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
  readonly description: string;
  readonly usedForProduction: boolean;
  readonly betaEnabled: boolean;
  readonly landscape: string;
  readonly oauthUrls: Readonly<Record<'authorizationEndpoint' | 'tokenEndpoint' | 'endUserUi', OAuthUrl>>;
}

/** What an application runs on. */
export type NodeType = 'tmn' | 'iflmap';

export interface Subscription {
  /** `provider:application` */
  readonly application: string;
  readonly nodeType: NodeType;
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

/** An account that is to be created; the server subscribes it to both applications. */
export type NewAccount = AccountChange & Pick<Account, 'name'>;

/** What may be changed of an account. */
export type AccountChange = Partial<Pick<Account, 'displayName' | 'description' | 'usedForProduction' | 'betaEnabled'>>;

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

/** A user that an account knows of. */
export interface KnownUser extends Named {
  readonly kind: string;
  /** Whether it is the technical user of a client that is gone. */
  readonly orphan: boolean;
}

/** What looks wrong about a name. */
export interface Warning {
  readonly user: string;
  readonly text: string;
  /** Names that may have been meant. */
  readonly suggestions: readonly string[];
}

export interface Warnings {
  readonly warnings: readonly Warning[];
}

/** Who holds platform roles in an account. */
export interface Member {
  readonly user: string;
  readonly platformRoles: readonly string[];
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

/** A role of a subscribed application, as the assignment calls name it. */
export function assignedRole(subscription: string, name: string): AssignedRole {
  const { provider, name: applicationName } = applicationOf(subscription);
  return { name, applicationName, providerAccount: provider === '' ? PROVIDER : provider };
}
