import { html, nothing } from 'lit-html';
import { changingAll, confirmDialog } from '../shared/dialog.ts';
import { Remote, type Screen, type View } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { ASSIGNERS } from './context.ts';
import type { Opening } from './pages.ts';
import type { Platform } from './platform.ts';
import { text } from './text.ts';

/** The users with assignments whose client is gone. */
export class Orphans {
  readonly names: Remote<string[]>;

  constructor(screen: Screen, platform: Platform) {
    this.names = new Remote(screen, () => platform.orphans());
  }

  /** A user's name, marked when its client is gone; unmarked as long as that is not known. */
  label(user: string): View {
    return html`${user} ${this.names.now?.includes(user) === true
      ? html`<ui5-tag design="Critical" title=${text('users.orphanNote')}>${text('users.orphan')}</ui5-tag>`
      : nothing}`;
  }
}

/** The list of assignments that nobody can use any more, with a button that ends them. */
export function orphanList({ account, context, platform }: Opening, orphans: Orphans): () => View {
  const mayChange = context.may(account, ASSIGNERS);
  const remove = (user: string, title: string) =>
    confirmDialog(
      title,
      html`<p>${text('orphans.unassignNote')}</p>`,
      changingAll({
        label: text('action.unassign'),
        design: 'Negative',
        changes: [platform.unassign({ kind: 'user', name: user }), platform.leaveAllGroups(user)],
        done: () => orphans.names.load(),
      }),
    );
  const actions = (user: string): View => {
    const label = text('list.unassign', { name: user });
    return mayChange
      ? html`<ui5-button design="Transparent" accessible-name=${label} @click=${() => remove(user, label)}
          >${text('action.unassign')}</ui5-button
        >`
      : nothing;
  };
  return () => html`
    <h2>${text('orphans.title')}</h2>
    ${orphans.names.view((rows) =>
      table({
        name: text('orphans.title'),
        rows,
        empty: text('orphans.empty'),
        columns: [
          {
            title: text('users.user'),
            cell: (user) => html`<a href=${href(['accounts', account, 'authorizations', 'users'], { user })}>${user}</a>`,
          },
          { title: text('table.actions'), cell: actions },
        ],
      }),
    )}
  `;
}
