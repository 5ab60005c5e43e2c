import { html, nothing } from 'lit-html';
import type { Page, Screen, View } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { newAccount } from './account-dialog.ts';
import { AUDITORS, PROVIDER, type Context } from './context.ts';
import { text } from './text.ts';

/** The accounts that the person may see. */
export function accountsPage(context: Context, screen: Screen): Page {
  const mayCreate = context.administersInstallation;
  const toolbar = (): View => html`
    <div class="toolbar">
      <ui5-button id="new-account" design="Emphasized" @click=${() => newAccount(context, () => screen.refresh())}
        >${text('accounts.new')}</ui5-button
      >
    </div>
  `;
  const installation = (): View => html`
    <h2>${text('accounts.installation')}</h2>
    <p><a href=${href(['accounts', PROVIDER, 'audit-log'])}>${text('accounts.auditLog')}</a></p>
  `;
  const accountTable = (): View =>
    table({
      name: text('accounts.title'),
      rows: context.session.info.accounts,
      empty: text(mayCreate ? 'accounts.createFirst' : 'accounts.empty'),
      columns: [
        {
          title: text('accounts.displayName'),
          cell: ({ name, displayName }) => html`<a href=${href(['accounts', name])}>${displayName}</a>`,
        },
        { title: text('accounts.name'), cell: ({ name }) => name },
        { title: text('accounts.roles'), cell: ({ platformRoles }) => platformRoles.join(', ') },
      ],
    });

  return {
    title: text('accounts.title'),
    view: () => html`${mayCreate ? toolbar() : nothing} ${accountTable()}
    ${context.may(PROVIDER, AUDITORS) ? installation() : nothing}`,
  };
}
