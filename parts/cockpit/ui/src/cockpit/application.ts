import { html, nothing } from 'lit-html';
import { copyButton } from '../shared/copy.ts';
import { changing, confirmDialog, OpenDialog } from '../shared/dialog.ts';
import { field, property, valueOf } from '../shared/form.ts';
import { Remote, type Page, type View } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { ADMINISTRATOR, APPLICATION_USER_ADMIN } from './context.ts';
import { applicationOf, assignedRole, type Role, type Subscription } from './model.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';
import { KnownUsers } from './user-input.ts';
import { userList } from './user-list.ts';

/** A subscribed application: its addresses and roles; of the chosen role, who has it. */
export function applicationPage(opening: Opening): Page {
  const { account, rest, query, context, platform, screen } = opening;
  const application = rest[0] ?? '';
  const name = applicationOf(application).name;
  const subscription = new Remote(screen, async () =>
    (await platform.subscriptions()).filter((candidate) => candidate.application === application),
  );
  const roles = new Remote(screen, () => platform.roles(application));
  const chosen = query.get('role') ?? '';
  const holders = chosen === '' ? undefined : holdersOf(opening, application, chosen);
  const mayChange = context.may(account, ADMINISTRATOR);

  const create = () => {
    let role = '';
    OpenDialog.show((dialog) => ({
      title: text('roles.new'),
      body: field(
        { id: 'role-name', label: text('roles.name'), isRequired: true, hint: text('roles.nameHint') },
        html`<ui5-input
          id="role-name"
          accessible-name=${text('roles.name')}
          @input=${(event: Event) => {
            role = valueOf(event);
            dialog.refresh();
          }}
        ></ui5-input>`,
      ),
      confirmation: changing({
        label: text('action.save'),
        change: role === '' ? undefined : platform.createRole(application, role),
        done: () => roles.load(),
      }),
    }));
  };
  const remove = (role: string, title: string) =>
    confirmDialog(
      title,
      html`<p>${text('roles.deleteNote')}</p>`,
      changing({
        label: text('action.delete'),
        design: 'Negative',
        change: platform.deleteRole(application, role),
        done: () => roles.load(),
      }),
    );
  const actions = ({ name: role, type }: Role): View => {
    const label = text('roles.delete', { role });
    return mayChange && type === 'CUSTOM'
      ? html`<ui5-button
          design="Transparent"
          icon="delete"
          accessible-name=${label}
          tooltip=${label}
          @click=${() => remove(role, label)}
        ></ui5-button>`
      : nothing;
  };

  const roleRows = (rows: readonly Role[]): View =>
    table({
      name: text('roles.title'),
      rows,
      empty: text('roles.empty'),
      columns: [
        {
          title: text('roles.name'),
          cell: ({ name: role }) =>
            html`<a href=${href(['accounts', account, 'subscriptions', application], { role })}>${role}</a>`,
        },
        {
          title: text('roles.type'),
          cell: ({ type }) => text(type === 'CUSTOM' ? 'roles.custom' : 'roles.predefined'),
        },
        { title: text('roles.shared'), cell: ({ shared }) => text(shared ? 'answer.yes' : 'answer.no') },
        { title: text('table.actions'), cell: actions },
      ],
    });

  return {
    title: text('application.title', { name }),
    view: () => html`
      ${subscription.view((found) => (found[0] === undefined ? html`<p>${text('notFound.note')}</p>` : facts(found[0])))}
      ${holders?.() ?? nothing}
      <h2>${text('roles.title')}</h2>
      ${mayChange
        ? html`<div class="toolbar"><ui5-button id="new-role" @click=${create}>${text('roles.new')}</ui5-button></div>`
        : nothing}
      ${roles.view(roleRows)}
    `,
  };
}

function facts({ application, enabled, urls }: Subscription): View {
  const { provider, name } = applicationOf(application);
  return html`
    <dl class="box">
      ${property(text('subscriptions.provider'), provider)} ${property(text('subscriptions.application'), name)}
      ${property(text('application.state'), enabled ? text('subscriptions.started') : text('state.disabled'))}
      ${property(
        text('application.urls'),
        html`<ul class="plain">
          ${urls.map((url) => html`<li><code>${url}</code> ${copyButton(url, url)}</li>`)}
        </ul>`,
      )}
    </dl>
  `;
}

function holdersOf({ account, context, platform, screen }: Opening, application: string, role: string): () => View {
  const assigned = [assignedRole(application, role)];
  const users = userList({
    screen,
    mayChange: context.may(account, ADMINISTRATOR, APPLICATION_USER_ADMIN),
    known: new KnownUsers(screen, platform),
    title: text('roles.usersOf', { role }),
    list: () => platform.holders(application, role, 'user'),
    add: (name) => platform.assign({ kind: 'user', name }, assigned),
    remove: (name) => platform.unassign({ kind: 'user', name }, assigned),
  });
  const groups = new Remote(screen, () => platform.holders(application, role, 'group'));
  return () => html`
    <h2>${text('roles.usersOf', { role })}</h2>
    ${users()}
    <h2>${text('roles.groupsOf', { role })}</h2>
    ${groups.view((rows) =>
      table({
        name: text('roles.groupsOf', { role }),
        rows,
        empty: text('groups.empty'),
        columns: [
          {
            title: text('groups.name'),
            cell: (group) => html`<a href=${href(['accounts', account, 'authorizations', 'groups'], { group })}>${group}</a>`,
          },
        ],
      }),
    )}
  `;
}
