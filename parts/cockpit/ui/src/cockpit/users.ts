import { html } from 'lit-html';
import type { View } from '../shared/page.ts';
import { href, navigate } from '../shared/router.ts';
import { ASSIGNERS } from './context.ts';
import { GroupChoice } from './group-choice.ts';
import { heldRoles } from './held-roles.ts';
import { nameList } from './name-list.ts';
import { orphanList, Orphans } from './orphans.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';
import { UserInput } from './user-input.ts';

/** Roles and groups of one user, whom nobody has to create first (contract d.1). */
export function usersTab(opening: Opening): () => View {
  const { account, query, screen, platform } = opening;
  const orphans = new Orphans(screen, platform);
  const user = query.get('user') ?? '';
  const below = user === '' ? orphanList(opening, orphans) : assignmentsOf(opening, user, orphans);
  const input = new UserInput({ id: 'user', screen, platform }, user);
  const show = (event: Event) => {
    event.preventDefault();
    if (input.chosen !== undefined) {
      navigate(['accounts', account, 'authorizations', 'users'], { user: input.chosen });
    }
  };
  return () => html`
    <h2>${text('users.title')}</h2>
    <form @submit=${show}>
      ${input.view()}
      <div class="toolbar">
        <ui5-button id="show" design="Emphasized" type="Submit">${text('users.show')}</ui5-button>
      </div>
    </form>
    ${below()}
  `;
}

function assignmentsOf({ account, context, platform, screen }: Opening, user: string, orphans: Orphans): () => View {
  const mayChange = context.may(account, ASSIGNERS);
  const roles = heldRoles({ platform, screen, holder: { kind: 'user', name: user }, mayChange });
  const groups = nameList({
    screen,
    mayChange,
    kind: 'group',
    title: text('users.joinTitle', { user }),
    note: text('groups.leaveNote'),
    label: (group) => html`<a href=${href(['accounts', account, 'authorizations', 'groups'], { group })}>${group}</a>`,
    choice: (dialog, present) => new GroupChoice(dialog, platform, present),
    list: () => platform.groupsOf(user),
    add: (group) => platform.addToGroup(group, user),
    remove: (group) => platform.removeFromGroup(group, user),
    removeAll: () => platform.leaveAllGroups(user),
  });
  return () => html`
    <h2>${text('users.rolesOf')} ${orphans.label(user)}</h2>
    ${roles()}
    <h2>${text('users.groups')}</h2>
    ${groups()}
  `;
}
