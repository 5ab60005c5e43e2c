import { html } from 'lit-html';
import type { Page, Screen } from '../shared/page.ts';
import type { Address } from '../shared/router.ts';
import type { Context } from './context.ts';
import { text } from './text.ts';

/** The page for an address. */
export function openPage(_address: Address, context: Context, _screen: Screen): Page {
  return {
    title: text('overview.title'),
    view: () => html`<p>${context.session.info.account}</p>`,
  };
}
