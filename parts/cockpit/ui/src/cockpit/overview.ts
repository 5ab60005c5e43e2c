import { html, nothing } from 'lit-html';
import { property } from '../shared/form.ts';
import { Remote, type Page, type View } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { editAccount } from './account-dialog.ts';
import { READERS, WRITERS } from './context.ts';
import type { Account } from './model.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';

/** An account's names, notes and state, and how much it has of what. */
export function overviewPage({ account, context, platform, screen }: Opening): Page {
  const details = new Remote(screen, () => platform.readAccount());
  const count = (label: string, path: string[], list: () => Promise<unknown[]>) => ({
    label,
    path,
    list: new Remote(screen, list),
  });
  const counts = [
    count(text('nav.subscriptions'), ['subscriptions'], () => platform.subscriptions()),
    ...(context.may(account, READERS)
      ? [
          count(text('nav.members'), ['members'], () => platform.members()),
          count(text('overview.clients'), ['oauth', 'clients'], () => platform.clients()),
        ]
      : []),
  ];

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
          ${facts(shown)}
          ${context.may(account, WRITERS)
            ? html`<ui5-button
                id="edit"
                icon="edit"
                @click=${() => editAccount(platform, shown, () => details.load())}
                >${text('action.edit')}</ui5-button
              >`
            : nothing}
        `,
      )}
      ${tiles()}
    `,
  };
}

function facts(shown: Account): View {
  const answer = (is: boolean) => text(is ? 'answer.yes' : 'answer.no');
  return html`
    <dl class="box">
      ${property(text('overview.displayName'), shown.displayName)} ${property(text('overview.name'), shown.name)}
      ${property(text('overview.shortName'), shown.shortName)} ${property(text('overview.landscape'), shown.landscape)}
      ${property(text('overview.description'), shown.description)}
      ${property(text('overview.usedForProduction'), answer(shown.usedForProduction))}
      ${property(text('overview.betaEnabled'), answer(shown.betaEnabled))}
      ${property(text('overview.state'), shown.enabled ? text('state.enabled') : text('state.disabled'))}
    </dl>
  `;
}
