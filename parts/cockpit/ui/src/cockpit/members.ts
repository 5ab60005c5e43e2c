import { html } from 'lit-html';
import { Remote, type Page } from '../shared/page.ts';
import { pageOf, pager, rowsOf } from '../shared/paging.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';

/** Who holds platform roles in an account. */
export function membersPage({ account, query, platform, screen }: Opening): Page {
  const members = new Remote(screen, () => platform.members());
  const page = pageOf(query);
  return {
    title: text('nav.members'),
    view: () =>
      members.view(
        (all) => html`
          ${table({
            name: text('nav.members'),
            rows: rowsOf(all, page),
            empty: text('members.empty'),
            columns: [
              { title: text('members.user'), cell: ({ user }) => user },
              { title: text('members.roles'), cell: ({ platformRoles }) => platformRoles.join(', ') },
            ],
          })}
          ${pager(page, all.length, (target) => href(['accounts', account, 'members'], { page: String(target) }))}
        `,
      ),
  };
}
