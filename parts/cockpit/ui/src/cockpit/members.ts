import { html, nothing } from 'lit-html';
import { valueOf } from '../shared/form.ts';
import { Remote, type Page, type View } from '../shared/page.ts';
import { pageOf, pager, rowsOf } from '../shared/paging.ts';
import { href, navigate } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { AUDITORS, MEMBERS } from './context.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';

/** Who holds platform roles in an account. */
export function membersPage({ account, query, context, platform, screen }: Opening): Page {
  const members = new Remote(screen, () => platform.members());
  const page = pageOf(query);
  const role = MEMBERS.find((known) => known === query.get('role')) ?? '';
  const path = ['accounts', account, 'members'];

  const toolbar = (): View => html`
    <div class="toolbar">
      <ui5-select
        id="role"
        accessible-name=${text('members.filter')}
        @change=${(event: Event) => navigate(path, { role: valueOf(event) })}
      >
        <ui5-option value="" ?selected=${role === ''}>${text('members.allRoles')}</ui5-option>
        ${MEMBERS.map((known) => html`<ui5-option value=${known} ?selected=${known === role}>${known}</ui5-option>`)}
      </ui5-select>
      <span class="spacer"></span>
      ${context.may(account, AUDITORS)
        ? html`<a href=${href(['accounts', account, 'audit-log'], { period: 'month', category: 'audit.configuration' })}
            >${text('members.history')}</a
          >`
        : nothing}
    </div>
  `;

  return {
    title: text('nav.members'),
    view: () => html`
      ${toolbar()}
      ${members.view((all) => {
        const shown = all.filter(({ platformRoles }) => role === '' || platformRoles.includes(role));
        return html`
          ${table({
            name: text('nav.members'),
            rows: rowsOf(shown, page),
            empty: text('members.empty'),
            columns: [
              { title: text('members.user'), cell: ({ user }) => user },
              { title: text('members.roles'), cell: ({ platformRoles }) => platformRoles.join(', ') },
            ],
          })}
          ${pager(page, shown.length, (target) => href(path, { role, page: String(target) }))}
        `;
      })}
    `,
  };
}
