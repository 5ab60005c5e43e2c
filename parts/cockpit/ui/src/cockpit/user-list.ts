import { html, nothing } from 'lit-html';
import { changing, confirmDialog, OpenDialog } from '../shared/dialog.ts';
import type { Change } from '../shared/http.ts';
import { Remote, type Screen, type View } from '../shared/page.ts';
import { table } from '../shared/table.ts';
import type { Warnings } from './model.ts';
import { text } from './text.ts';
import type { KnownUsers } from './user-input.ts';

/** Users that hold something, and how to change that. */
export interface UserList {
  readonly screen: Screen;
  readonly mayChange: boolean;
  readonly known: KnownUsers;
  /** Heading of the dialog that adds one. */
  readonly title: string;
  list(): Promise<string[]>;
  add(user: string): Change<Warnings | undefined>;
  remove(user: string): Change<void>;
}

/** A table of users with buttons that add and remove them. */
export function userList({ screen, mayChange, known, title, list, add, remove }: UserList): () => View {
  const users = new Remote(screen, list);
  const openAdd = () => {
    let user = '';
    OpenDialog.show((dialog) => ({
      title,
      body: known.field('add-user', text('users.user'), user, (value) => {
        user = value;
        dialog.refresh();
      }),
      confirmation: changing({
        label: text('action.save'),
        change: user.trim() === '' ? undefined : add(user.trim()),
        done: () => users.load(),
      }),
    }));
  };
  const openRemove = (user: string, label: string) =>
    confirmDialog(
      label,
      html`<p>${text('roles.takeNote')}</p>`,
      changing({ label: text('action.unassign'), design: 'Negative', change: remove(user), done: () => users.load() }),
    );
  const row = (user: string): View => {
    const label = text('users.remove', { user });
    return mayChange
      ? html`<ui5-button design="Transparent" accessible-name=${label} @click=${() => openRemove(user, label)}
          >${text('action.unassign')}</ui5-button
        >`
      : nothing;
  };
  return () =>
    users.view(
      (rows) => html`
        <div class="toolbar">
          ${mayChange
            ? html`<ui5-button id="add-user-button" @click=${openAdd}>${text('action.assign')}</ui5-button>`
            : nothing}
        </div>
        ${table({
          name: title,
          rows,
          empty: text('users.empty'),
          columns: [
            { title: text('users.user'), cell: (user) => known.label(user) },
            { title: text('table.actions'), cell: row },
          ],
        })}
      `,
    );
}
