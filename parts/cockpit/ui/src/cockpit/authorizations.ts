import type { Page } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { tabs } from '../shared/tabs.ts';
import { MEMBERS, READERS } from './context.ts';
import { groupsTab } from './groups.ts';
import type { Opening } from './pages.ts';
import { tokensTab } from './tokens.ts';
import { usersTab } from './users.ts';
import { text } from './text.ts';

const TABS = [
  { name: 'users', key: 'authorizations.users', open: usersTab, roles: MEMBERS },
  { name: 'groups', key: 'authorizations.groups', open: groupsTab, roles: MEMBERS },
  { name: 'token', key: 'authorizations.token', open: tokensTab, roles: READERS },
] as const;

/** Security > Authorizations: users, groups, tokens. */
export function authorizationsPage(opening: Opening): Page {
  const { account, context } = opening;
  const selected = TABS.find(({ name }) => name === opening.rest[0]) ?? TABS[0];
  const content = selected.open(opening);
  return {
    title: text('authorizations.title'),
    view: () =>
      tabs(
        TABS.filter((tab) => tab === selected || context.may(account, tab.roles)).map((tab) => ({
          label: text(tab.key),
          href: href(['accounts', account, 'authorizations', tab.name]),
          isSelected: tab === selected,
        })),
        content(),
      ),
  };
}
