import { html, nothing } from 'lit-html';
import { changing, confirmDialog, OpenDialog } from '../shared/dialog.ts';
import { field, valueOf } from '../shared/form.ts';
import { Remote, type View } from '../shared/page.ts';
import { navigate } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { ADMINISTRATOR, APPLICATION_USER_ADMIN } from './context.ts';
import type { Holder } from './model.ts';
import type { Opening } from './pages.ts';
import { heldRoles } from './held-roles.ts';
import { text } from './text.ts';
import { KnownUsers } from './user-input.ts';

/** Roles and groups of one user, whom nobody has to create first (contract d.1). */
export function usersTab(opening: Opening): () => View {
  const { account, query, screen, platform } = opening;
  const known = new KnownUsers(screen, platform);
  const user = query.get('user') ?? '';
  const assignments = user === '' ? undefined : assignmentsOf(opening, user, known);
  let typed = user;
  const show = (event: Event) => {
    event.preventDefault();
    if (typed.trim() !== '') {
      navigate(['accounts', account, 'authorizations', 'users'], { user: typed.trim() });
    }
  };
  return () => html`
    <h2>${text('users.title')}</h2>
    <form @submit=${show}>
      ${known.field('user', text('users.user'), typed, (value) => {
        typed = value;
        screen.refresh();
      })}
      <div class="toolbar">
        <ui5-button id="show" design="Emphasized" type="Submit">${text('users.show')}</ui5-button>
      </div>
    </form>
    ${assignments?.() ?? nothing}
  `;
}

function assignmentsOf({ account, context, platform, screen }: Opening, user: string, known: KnownUsers): () => View {
  const holder: Holder = { kind: 'user', name: user };
  const mayChange = context.may(account, ADMINISTRATOR, APPLICATION_USER_ADMIN);
  const roles = heldRoles({ platform, screen, holder, mayChange });
  const groups = new Remote(screen, () => platform.groupsOf(user));

  const join = () => {
    let group = '';
    OpenDialog.show((dialog) => ({
      title: text('users.joinTitle', { user }),
      body: field(
        { id: 'join-group', label: text('groups.group'), isRequired: true },
        html`<ui5-input
          id="join-group"
          accessible-name=${text('groups.group')}
          @input=${(event: Event) => {
            group = valueOf(event);
            dialog.refresh();
          }}
        ></ui5-input>`,
      ),
      confirmation: changing({
        label: text('action.save'),
        change: group === '' ? undefined : platform.addToGroup(group, user),
        done: () => groups.load(),
      }),
    }));
  };
  const leave = (group: string) =>
    confirmDialog(
      text('groups.leave', { user, group }),
      html`<p>${text('groups.leaveNote')}</p>`,
      changing({
        label: text('action.unassign'),
        design: 'Negative',
        change: platform.removeFromGroup(group, user),
        done: () => groups.load(),
      }),
    );

  return () => html`
    <h2>${text('users.rolesOf')} ${known.label(user)}</h2>
    ${roles()}
    <h2>${text('users.groups')}</h2>
    <div class="toolbar">
      ${mayChange ? html`<ui5-button id="join" @click=${join}>${text('action.assign')}</ui5-button>` : nothing}
    </div>
    ${groups.view((rows) =>
      table({
        name: text('users.groups'),
        rows,
        empty: text('users.noGroups'),
        columns: [
          { title: text('groups.group'), cell: (group) => group },
          {
            title: text('table.actions'),
            cell: (group) =>
              mayChange
                ? html`<ui5-button design="Transparent" @click=${() => leave(group)}>${text('action.unassign')}</ui5-button>`
                : nothing,
          },
        ],
      }),
    )}
  `;
}
