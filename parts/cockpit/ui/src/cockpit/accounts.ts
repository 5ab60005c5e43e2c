import { html } from 'lit-html';
import type { Page } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import type { Context } from './context.ts';
import { text } from './text.ts';

/** The accounts that the person may see. */
export function accountsPage(context: Context): Page {
  return {
    title: text('accounts.title'),
    view: () =>
      table({
        name: text('accounts.title'),
        rows: context.session.info.accounts,
        empty: text('accounts.empty'),
        columns: [
          {
            title: text('accounts.displayName'),
            cell: ({ name, displayName }) => html`<a href=${href(['accounts', name])}>${displayName}</a>`,
          },
          { title: text('accounts.name'), cell: ({ name }) => name },
          { title: text('accounts.roles'), cell: ({ platformRoles }) => platformRoles.join(', ') },
        ],
      }),
  };
}
