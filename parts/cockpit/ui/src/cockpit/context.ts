import { shellWord, type Scripting } from '../shared/calls.ts';
import { originOf } from '../shared/hosts.ts';
import { Api } from '../shared/http.ts';
import type { Session } from '../shared/session.ts';
import { text } from './text.ts';

/** An account in which the person has a platform role. */
export interface AccountAccess {
  readonly name: string;
  readonly displayName: string;
  readonly shortName: string;
  readonly platformRoles: readonly string[];
}

/** The answer of `GET /session` on the cockpit's host. */
export interface CockpitSession {
  readonly user: string;
  readonly csrfToken: string;
  /** Whether it has a password here, and so credentials for scripts. */
  readonly localUser: boolean;
  readonly accounts: readonly AccountAccess[];
  readonly provider?: { readonly platformRoles: readonly string[] };
}

/** The account that owns the applications. */
export const PROVIDER = 'durward';
/** The pages that it has, too: the API serves nothing else of it. */
export const PROVIDER_SECTIONS: readonly string[] = ['members', 'audit-log'];

const ADMINISTRATOR = 'Administrator';
const DEVELOPER = 'Developer';
const SUPPORT_USER = 'Support User';
const APPLICATION_USER_ADMIN = 'Application User Admin';

/** Platform roles that may change whatever says nothing else. */
export const WRITERS = [ADMINISTRATOR];
/** Platform roles that may give and take roles. */
export const ASSIGNERS = [ADMINISTRATOR, APPLICATION_USER_ADMIN];
/** Platform roles that may read clients, tokens and members. */
export const READERS = [ADMINISTRATOR, DEVELOPER, SUPPORT_USER];
/** Platform roles that may read the audit log. */
export const AUDITORS = [ADMINISTRATOR, SUPPORT_USER];
/** Every platform role. */
export const MEMBERS = [ADMINISTRATOR, DEVELOPER, SUPPORT_USER, APPLICATION_USER_ADMIN];

const API = '/api';

/** What the pages of a signed-in person need. */
export class Context implements Scripting {
  readonly api: Api;
  readonly credentials: string;
  readonly note: string;

  constructor(readonly session: Session<CockpitSession>) {
    this.api = new Api(session, this);
    const { user, localUser } = session.info;
    this.credentials = localUser ? `-u ${shellWord(user)}` : '-u "$API_USER"';
    this.note = text(localUser ? 'calls.ownPassword' : 'calls.localUsersOnly');
  }

  address(path: string): string | undefined {
    return path.startsWith(`${API}/`) ? originOf('api') + path.slice(API.length) : undefined;
  }

  /** The account by its name; one that the session doesn't name has no roles. */
  account(name: string): AccountAccess {
    const found = this.session.info.accounts.find((account) => account.name === name);
    return found ?? { name, displayName: name, shortName: name, platformRoles: [] };
  }

  /** Whether one of the platform roles is held, in the account or as an administrator of the installation. */
  may(account: string, roles: readonly string[]): boolean {
    const held = [...this.account(account).platformRoles, ...(this.session.info.provider?.platformRoles ?? [])];
    return roles.some((role) => held.includes(role));
  }

  /** Whether the person may create accounts. */
  get administersInstallation(): boolean {
    return this.may(PROVIDER, WRITERS);
  }
}
