import { html } from 'lit-html';
import type { Page, Screen } from '../shared/page.ts';
import type { Address } from '../shared/router.ts';
import { accountsPage } from './accounts.ts';
import { applicationPage } from './application.ts';
import { auditLogPage } from './audit-log.ts';
import { authorizationsPage } from './authorizations.ts';
import { AUDITORS, MEMBERS, PROVIDER, PROVIDER_SECTIONS, READERS, type Context } from './context.ts';
import { explainerPage } from './explainer.ts';
import { membersPage } from './members.ts';
import { oauthPage } from './oauth.ts';
import { overviewPage } from './overview.ts';
import { Platform } from './platform.ts';
import { subscriptionsPage } from './subscriptions.ts';
import { text } from './text.ts';

/** A page of one account. */
export interface Opening {
  readonly account: string;
  /** What follows the section's name in the address. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
  readonly context: Context;
  readonly platform: Platform;
  readonly screen: Screen;
}

interface Section {
  /** Platform roles of which one is needed, for an address of which this follows the section's name. */
  roles(rest: readonly string[]): readonly string[];
  open(opening: Opening): Page;
}

const everybody = () => MEMBERS;
const SECTIONS: Readonly<Record<string, Section>> = {
  '': { roles: everybody, open: overviewPage },
  subscriptions: {
    roles: everybody,
    open: (opening) => (opening.rest.length === 0 ? subscriptionsPage(opening) : applicationPage(opening)),
  },
  oauth: { roles: ([tab]) => (tab === 'clients' ? READERS : MEMBERS), open: oauthPage },
  authorizations: { roles: ([tab]) => (tab === 'token' ? READERS : MEMBERS), open: authorizationsPage },
  explainer: { roles: everybody, open: explainerPage },
  members: { roles: () => READERS, open: membersPage },
  'audit-log': { roles: () => AUDITORS, open: auditLogPage },
};

/** The page for an address. */
export function openPage(address: Address, context: Context, screen: Screen): Page {
  const [top, account, section = '', ...rest] = address.path;
  if (top === undefined || (top === 'first' && account === undefined)) {
    return accountsPage(context, screen);
  }
  const wanted = top === 'accounts' && Object.hasOwn(SECTIONS, section) ? SECTIONS[section] : undefined;
  if (wanted === undefined || account === undefined) {
    return { title: text('notFound.title'), view: () => html`<p>${text('notFound.note')}</p>` };
  }
  const roles = wanted.roles(rest);
  // an account of others is the API's to refuse: it is not told from one that does not exist
  if (context.may(account, MEMBERS) && !context.may(account, roles)) {
    const note = text('forbidden.note', { roles: roles.join(', ') });
    return { title: text('forbidden.title'), view: () => html`<p>${note}</p>` };
  }
  if (account === PROVIDER && !PROVIDER_SECTIONS.includes(section) && context.may(PROVIDER, MEMBERS)) {
    return { title: text('accounts.installation'), view: () => html`<p>${text('accounts.providerNote')}</p>` };
  }
  const platform = new Platform(context.api, account);
  return wanted.open({ account, rest, query: address.query, context, platform, screen });
}
