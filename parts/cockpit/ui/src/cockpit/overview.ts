import { html, nothing } from 'lit-html';
import { changing, OpenDialog } from '../shared/dialog.ts';
import { field, property, valueOf } from '../shared/form.ts';
import { Remote, type Page, type View } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { READERS, WRITERS } from './context.ts';
import type { Account } from './model.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';

/** An account's names and state, and what it has. */
export function overviewPage({ account, context, platform, screen }: Opening): Page {
  const details = new Remote(screen, () => platform.readAccount());
  const counts = [
    { label: text('nav.subscriptions'), path: ['subscriptions'], list: new Remote<unknown[]>(screen, () => platform.subscriptions()) },
    ...(context.may(account, READERS)
      ? [
          { label: text('nav.members'), path: ['members'], list: new Remote<unknown[]>(screen, () => platform.members()) },
          {
            label: text('overview.clients'),
            path: ['oauth', 'clients'],
            list: new Remote<unknown[]>(screen, () => platform.clients()),
          },
        ]
      : []),
  ];

  function edit({ displayName }: Account): void {
    let name = displayName;
    OpenDialog.show((dialog) => ({
      title: text('overview.edit'),
      body: field(
        { id: 'display-name', label: text('accounts.displayName'), isRequired: true },
        html`<ui5-input
          id="display-name"
          accessible-name=${text('accounts.displayName')}
          maxlength="255"
          .value=${name}
          @input=${(event: Event) => {
            name = valueOf(event);
            dialog.refresh();
          }}
        ></ui5-input>`,
      ),
      confirmation: changing({
        label: text('action.save'),
        change: name.trim() === '' ? undefined : platform.updateAccount({ displayName: name }),
        done: () => details.load(),
      }),
    }));
  }

  const tiles = (): View => html`
    <div class="tiles">
      ${counts.map(({ label, path, list }) =>
        list.now === undefined
          ? nothing
          : html`<a class="tile" href=${href(['accounts', account, ...path])}><b>${list.now.length}</b> ${label}</a>`,
      )}
    </div>
  `;

  return {
    get title() {
      return text('overview.title', { name: details.now?.displayName ?? context.account(account).displayName });
    },
    view: () => html`
      ${details.view(
        (shown) => html`
          <dl class="box">
            ${property(text('accounts.displayName'), shown.displayName)}
            ${property(text('overview.name'), shown.name)} ${property(text('overview.shortName'), shown.shortName)}
            ${property(text('overview.landscape'), shown.landscape)}
            ${property(text('overview.state'), shown.enabled ? text('state.enabled') : text('state.disabled'))}
          </dl>
          ${context.may(account, WRITERS)
            ? html`<ui5-button id="edit" icon="edit" @click=${() => edit(shown)}>${text('action.edit')}</ui5-button>`
            : nothing}
        `,
      )}
      ${tiles()}
    `,
  };
}
