import { html, nothing } from 'lit-html';
import { changing, confirmDialog, OpenDialog } from '../shared/dialog.ts';
import { field, valueOf } from '../shared/form.ts';
import { Remote, type View } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { ASSIGNERS } from './context.ts';
import { heldRoles } from './held-roles.ts';
import { nameList } from './name-list.ts';
import { Orphans } from './orphans.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';
import { UserInput } from './user-input.ts';

/** Groups of an account; of the chosen one, its roles and users. */
export function groupsTab(opening: Opening): () => View {
  const { account, query, context, platform, screen } = opening;
  const groups = new Remote(screen, () => platform.groups());
  const mayChange = context.may(account, ASSIGNERS);
  const chosen = query.get('group') ?? '';
  const details = chosen === '' ? undefined : detailsOf(opening, chosen, mayChange);

  const create = () => {
    let name = '';
    OpenDialog.show((dialog) => ({
      title: text('groups.new'),
      body: field(
        { id: 'group-name', label: text('groups.name'), isRequired: true },
        html`<ui5-input
          id="group-name"
          accessible-name=${text('groups.name')}
          @input=${(event: Event) => {
            name = valueOf(event);
            dialog.refresh();
          }}
        ></ui5-input>`,
      ),
      confirmation: changing({
        label: text('action.save'),
        change: name === '' ? undefined : platform.createGroup(name),
        done: () => groups.load(),
      }),
    }));
  };
  const remove = (name: string) =>
    confirmDialog(
      text('groups.delete', { name }),
      html`<p>${text('groups.deleteNote')}</p>`,
      changing({
        label: text('action.delete'),
        design: 'Negative',
        change: platform.deleteGroup(name),
        done: () => groups.load(),
      }),
    );
  const row = (name: string): View => {
    const label = text('groups.delete', { name });
    return mayChange
      ? html`<ui5-button
          design="Transparent"
          icon="delete"
          accessible-name=${label}
          tooltip=${label}
          @click=${() => remove(name)}
        ></ui5-button>`
      : nothing;
  };

  return () => html`
    <h2>${text('groups.title')}</h2>
    ${groups.view(
      (rows) => html`
        <div class="toolbar">
          <span>${text('groups.all', { count: rows.length })}</span>
          ${mayChange ? html`<ui5-button id="new-group" @click=${create}>${text('groups.new')}</ui5-button>` : nothing}
        </div>
        ${table({
          name: text('authorizations.groups'),
          rows,
          empty: text('groups.empty'),
          columns: [
            {
              title: text('groups.name'),
              cell: (name) =>
                html`<a href=${href(['accounts', account, 'authorizations', 'groups'], { group: name })}>${name}</a>`,
            },
            { title: text('table.actions'), cell: row },
          ],
        })}
        ${rows.includes(chosen) ? (details?.() ?? nothing) : nothing}
      `,
    )}
  `;
}

function detailsOf({ platform, screen }: Opening, group: string, mayChange: boolean): () => View {
  const roles = heldRoles({ platform, screen, holder: { kind: 'group', name: group }, mayChange });
  const orphans = new Orphans(screen, platform);
  const users = nameList({
    screen,
    mayChange,
    kind: 'user',
    title: text('groups.addUser', { group }),
    note: text('groups.leaveNote'),
    label: (user) => orphans.label(user),
    changed: () => void orphans.names.load(),
    choice: (dialog) => new UserInput({ id: 'add-user', screen: dialog, platform }),
    list: () => platform.usersIn(group),
    add: (user) => platform.addToGroup(group, user),
    remove: (user) => platform.removeFromGroup(group, user),
    removeAll: () => platform.removeFromGroup(group),
  });
  return () => html`
    <h2>${text('groups.rolesOf', { group })}</h2>
    ${roles()}
    <h2>${text('groups.usersIn', { group })}</h2>
    ${users()}
  `;
}
