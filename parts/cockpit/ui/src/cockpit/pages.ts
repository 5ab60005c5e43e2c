import { html } from 'lit-html';
import type { Page, Screen } from '../shared/page.ts';
import type { Address } from '../shared/router.ts';
import { accountsPage } from './accounts.ts';
import type { Context } from './context.ts';
import { overviewPage } from './overview.ts';
import { text } from './text.ts';

/** A page of one account. */
export interface Opening {
  readonly account: string;
  /** What follows the section's name in the address. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
  readonly context: Context;
  readonly screen: Screen;
}

const SECTIONS: Readonly<Record<string, (opening: Opening) => Page>> = {
  '': overviewPage,
};

/** The page for an address. */
export function openPage(address: Address, context: Context, screen: Screen): Page {
  const [top, account, section = '', ...rest] = address.path;
  if (top === undefined || (top === 'first' && account === undefined)) {
    return accountsPage(context);
  }
  const open = top === 'accounts' && account !== undefined ? SECTIONS[section] : undefined;
  if (open === undefined || account === undefined) {
    return { title: text('notFound.title'), view: () => html`<p>${text('notFound.note')}</p>` };
  }
  return open({ account, rest, query: address.query, context, screen });
}
