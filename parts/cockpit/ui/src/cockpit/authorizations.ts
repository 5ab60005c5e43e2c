import type { Page } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { tabs } from '../shared/tabs.ts';
import { groupsTab } from './groups.ts';
import type { Opening } from './pages.ts';
import { tokensTab } from './tokens.ts';
import { usersTab } from './users.ts';
import { text } from './text.ts';

const TABS = [
  { name: 'users', key: 'authorizations.users', open: usersTab },
  { name: 'groups', key: 'authorizations.groups', open: groupsTab },
  { name: 'token', key: 'authorizations.token', open: tokensTab },
] as const;

/** Security > Authorizations: users, groups, tokens. */
export function authorizationsPage(opening: Opening): Page {
  const selected = TABS.find(({ name }) => name === opening.rest[0]) ?? TABS[0];
  const content = selected.open(opening);
  return {
    title: text('authorizations.title'),
    view: () =>
      tabs(
        TABS.map((tab) => ({
          label: text(tab.key),
          href: href(['accounts', opening.account, 'authorizations', tab.name]),
          isSelected: tab === selected,
        })),
        content(),
      ),
  };
}
