import { html, nothing } from 'lit-html';
import { copyButton } from '../shared/copy.ts';
import { changing, confirmDialog, OpenDialog } from '../shared/dialog.ts';
import { field, property, valueOf } from '../shared/form.ts';
import { Remote, type Page, type View } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { ASSIGNERS, WRITERS } from './context.ts';
import { GroupChoice } from './group-choice.ts';
import { applicationOf, assignedRole, type Role, type Subscription } from './model.ts';
import { nameList } from './name-list.ts';
import { Orphans } from './orphans.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';
import { UserInput } from './user-input.ts';

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
  const mayChange = context.may(account, WRITERS);

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
    return type === 'CUSTOM'
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
        ...(mayChange ? [{ title: text('table.actions'), cell: actions }] : []),
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

function holdersOf(opening: Opening, application: string, role: string): () => View {
  const { account, context, platform, screen } = opening;
  const assigned = [assignedRole(application, role)];
  const orphans = new Orphans(screen, platform);
  const common = { screen, mayChange: context.may(account, ASSIGNERS), note: text('roles.takeNote') };
  const users = nameList({
    ...common,
    kind: 'user',
    title: text('roles.usersOf', { role }),
    label: (user) => orphans.label(user),
    changed: () => void orphans.names.load(),
    choice: (dialog) => new UserInput({ id: 'add-user', screen: dialog, platform }),
    list: () => platform.holders(application, role, 'user'),
    add: (name) => platform.assign({ kind: 'user', name }, assigned),
    remove: (name) => platform.unassign({ kind: 'user', name }, assigned),
  });
  const groups = nameList({
    ...common,
    kind: 'group',
    title: text('roles.groupsOf', { role }),
    label: (group) => html`<a href=${href(['accounts', account, 'authorizations', 'groups'], { group })}>${group}</a>`,
    choice: (dialog, present) => new GroupChoice(dialog, platform, present),
    list: () => platform.holders(application, role, 'group'),
    add: (name) => platform.assign({ kind: 'group', name }, assigned),
    remove: (name) => platform.unassign({ kind: 'group', name }, assigned),
  });
  return () => html`
    <h2>${text('roles.usersOf', { role })}</h2>
    ${users()}
    <h2>${text('roles.groupsOf', { role })}</h2>
    ${groups()}
  `;
}
