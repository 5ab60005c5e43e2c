import { html, nothing } from 'lit-html';
import { valueOf } from '../shared/form.ts';
import { Remote, type View } from '../shared/page.ts';
import { pageOf, pager, rowsOf } from '../shared/paging.ts';
import { href, navigate } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { deleteClient } from './client.ts';
import { editClient, registerClient } from './client-dialogs.ts';
import { WRITERS } from './context.ts';
import { subscriptionLabel, type Client } from './model.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';

/** The clients of an account, with search and registration. */
export function clientsTab({ account, query, context, platform, screen }: Opening): () => View {
  const clients = new Remote(screen, () => platform.clients());
  const surroundings = new Remote(screen, async () => {
    const [details, subscriptions] = await Promise.all([platform.readAccount(), platform.subscriptions()]);
    return { details, subscriptions };
  });
  const mayChange = context.may(account, WRITERS);
  const search = query.get('search') ?? '';
  const page = pageOf(query);
  const path = ['accounts', account, 'oauth', 'clients'];

  const matches = ({ id, name, description }: Client) =>
    [id, name, description].some((value) => value.toLowerCase().includes(search.toLowerCase()));
  const register = () => {
    if (surroundings.now !== undefined) {
      registerClient({
        platform,
        account: surroundings.now.details,
        subscriptions: surroundings.now.subscriptions,
        clients: clients.now ?? [],
        done: () => void clients.load(),
      });
    }
  };
  const reload = () => void clients.load();

  const toolbar = (): View => html`
    <div class="toolbar">
      ${mayChange
        ? html`<ui5-button
            id="register"
            design="Emphasized"
            ?disabled=${surroundings.now === undefined}
            @click=${register}
            >${text('clients.register')}</ui5-button
          >`
        : nothing}
      <span class="spacer"></span>
      <ui5-input
        id="search"
        type="Search"
        accessible-name=${text('clients.search')}
        placeholder=${text('clients.search')}
        show-clear-icon
        .value=${search}
        @change=${(event: Event) => navigate(path, { search: valueOf(event) })}
      ></ui5-input>
    </div>
  `;

  const rows = (shown: readonly Client[]): View =>
    table({
      name: text('oauth.clients'),
      rows: rowsOf(shown, page),
      empty: text(search === '' ? 'clients.none' : 'clients.empty'),
      columns: [
        { title: text('client.name'), cell: ({ id, name }) => html`<a class="long" href=${href([...path, id])}>${name}</a>` },
        { title: text('client.id'), cell: ({ id }) => html`<code>${id}</code>` },
        { title: text('client.description'), cell: ({ description }) => long(description) },
        { title: text('client.subscription'), cell: ({ subscription }) => long(subscriptionLabel(subscription)) },
        { title: text('client.grant'), cell: () => text('client.clientCredentials') },
        {
          title: text('overview.state'),
          cell: ({ enabled }) => (enabled ? text('state.enabled') : text('state.disabled')),
        },
        {
          title: text('table.actions'),
          cell: (client) => (mayChange ? actions(client) : nothing),
        },
      ],
    });

  const actions = (client: Client): View => html`<span class="nowrap">
    <ui5-button
      design="Transparent"
      icon="edit"
      accessible-name=${text('client.edit', { name: client.name })}
      tooltip=${text('client.edit', { name: client.name })}
      @click=${() => editClient(platform, client, reload)}
    ></ui5-button>
    <ui5-button
      design="Transparent"
      icon="delete"
      accessible-name=${text('client.delete', { name: client.name })}
      tooltip=${text('client.delete', { name: client.name })}
      @click=${() => deleteClient(platform, client, reload)}
    ></ui5-button>
  </span>`;

  return () => html`
    ${toolbar()}
    ${clients.view((all) => {
      const shown = all.filter(matches);
      return html`${rows(shown)}
      ${pager(page, shown.length, (target) => href(path, { search, page: String(target) }))}`;
    })}
  `;
}

/** What may break anywhere, so that the table fits. */
function long(value: string): View {
  return html`<span class="long">${value}</span>`;
}
