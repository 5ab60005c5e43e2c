import { html } from 'lit-html';
import type { Page, Screen } from '../shared/page.ts';
import type { Address } from '../shared/router.ts';
import { accountsPage } from './accounts.ts';
import { applicationPage } from './application.ts';
import { auditLogPage } from './audit-log.ts';
import { authorizationsPage } from './authorizations.ts';
import type { Context } from './context.ts';
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

const SECTIONS: Readonly<Record<string, (opening: Opening) => Page>> = {
  '': overviewPage,
  subscriptions: (opening) => (opening.rest.length === 0 ? subscriptionsPage(opening) : applicationPage(opening)),
  oauth: oauthPage,
  authorizations: authorizationsPage,
  explainer: explainerPage,
  members: membersPage,
  'audit-log': auditLogPage,
};

/** The page for an address. */
export function openPage(address: Address, context: Context, screen: Screen): Page {
  const [top, account, section = '', ...rest] = address.path;
  if (top === undefined || (top === 'first' && account === undefined)) {
    return accountsPage(context);
  }
  const open = top === 'accounts' && Object.hasOwn(SECTIONS, section) ? SECTIONS[section] : undefined;
  if (open === undefined || account === undefined) {
    return { title: text('notFound.title'), view: () => html`<p>${text('notFound.note')}</p>` };
  }
  const platform = new Platform(context.api, account);
  return open({ account, rest, query: address.query, context, platform, screen });
}
