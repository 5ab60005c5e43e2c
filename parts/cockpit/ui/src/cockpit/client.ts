import { html, nothing } from 'lit-html';
import { copyButton } from '../shared/copy.ts';
import { changing, confirmDialog } from '../shared/dialog.ts';
import { property } from '../shared/form.ts';
import { Remote, type Page, type View } from '../shared/page.ts';
import { href, navigate } from '../shared/router.ts';
import { notify } from '../shared/toast.ts';
import { commandsFor } from './client-commands.ts';
import { editClient } from './client-dialogs.ts';
import { rotateSecret, secretTable } from './client-secrets.ts';
import { WRITERS } from './context.ts';
import { lifetimeText } from './lifetime.ts';
import { subscriptionLabel, type Client } from './model.ts';
import type { Opening } from './pages.ts';
import type { Platform } from './platform.ts';
import { roleTable } from './role-table.ts';
import { text, type Key } from './text.ts';

/** Deletes a client after saying what that does. */
export function deleteClient(platform: Platform, client: Client, done: () => void): void {
  confirmDialog(
    text('client.delete', { name: client.name }),
    html`<ul>
      <li>${text('client.deleteTokens')}</li>
      <li>${text('client.deleteRoles', { user: client.user })}</li>
      <li>${text('client.deleteForever')}</li>
    </ul>`,
    changing({ label: text('action.delete'), design: 'Negative', change: platform.deleteClient(client.id), done }),
  );
}

/** One client: its fields, secrets, roles and calls. */
export function clientPage({ account, context, platform, screen }: Opening, id: string): Page {
  const client = new Remote(screen, () => platform.client(id));
  const details = new Remote(screen, () => platform.readAccount());
  const roles = new Remote(screen, async () => {
    const { user } = await platform.client(id);
    return { user, held: await platform.rolesOf({ kind: 'user', name: user }) };
  });
  const mayChange = context.may(account, WRITERS);
  const reload = () => void client.load();

  const enable = ({ name, enabled }: Client) =>
    confirmDialog(
      text(enabled ? 'client.disable' : 'client.enable', { name }),
      html`<p>${text(enabled ? 'client.disableNote' : 'client.enableNote')}</p>`,
      changing({
        label: text(enabled ? 'action.disable' : 'action.enable'),
        change: platform.updateClient(id, { enabled: !enabled }),
        done: () => client.load(),
      }),
    );
  const revoke = () =>
    confirmDialog(
      text('tokens.revokeAll'),
      html`<p>${text('tokens.revokeAllNote')}</p>`,
      changing({
        label: text('tokens.revokeAll'),
        design: 'Negative',
        change: platform.revokeAll({ clientId: id }),
        done: () => notify(text('tokens.revoked')),
      }),
    );

  const actions = (shown: Client): View => html`
    <div class="toolbar">
      <ui5-button id="edit" icon="edit" @click=${() => editClient(platform, shown, reload)}
        >${text('action.edit')}</ui5-button
      >
      <ui5-button id="rotate" @click=${() => rotateSecret(platform, shown, reload)}>${text('secret.rotate')}</ui5-button>
      <ui5-button id="revoke-all" @click=${revoke}>${text('tokens.revokeAll')}</ui5-button>
      <ui5-button id="enable" @click=${() => enable(shown)}
        >${text(shown.enabled ? 'action.disable' : 'action.enable')}</ui5-button
      >
      <ui5-button
        id="delete"
        design="Negative"
        icon="delete"
        @click=${() => deleteClient(platform, shown, () => navigate(['accounts', account, 'oauth', 'clients']))}
        >${text('action.delete')}</ui5-button
      >
    </div>
  `;

  const fields = (shown: Client): View => html`
    <dl class="box">
      ${property(text('client.id'), html`<code>${shown.id}</code> ${copyButton(shown.id, text('client.id'))}`)}
      ${property(text('client.description'), shown.description)}
      ${property(text('client.subscription'), subscriptionLabel(shown.subscription))}
      ${property(text('client.grant'), text('client.clientCredentials'))}
      ${property(text('client.confidential'), text('answer.yes'))}
      ${property(text('client.lifetime'), lifetimeText(shown.tokenLifetime))}
      ${property(text('client.authentication'), text(`client.authentication.${shown.authentication}` as Key))}
      ${property(text('overview.state'), text(shown.enabled ? 'state.enabled' : 'state.disabled'))}
    </dl>
  `;

  return {
    get title() {
      return text('client.title', { name: client.now?.name ?? id });
    },
    view: () =>
      client.view(
        (shown) => html`
          ${mayChange ? actions(shown) : nothing} ${fields(shown)}
          <h2>${text('secret.title')}</h2>
          ${secretTable(platform, shown, mayChange, reload)}
          <h2>${text('client.rolesOf', { user: shown.user })}</h2>
          ${roles.view(({ held }) => roleTable(held))}
          <p><a href=${href(['accounts', account, 'authorizations', 'users'], { user: shown.user })}
            >${text('client.changeRoles')}</a></p>
          ${details.view((of) => commandsFor(shown, of))}
        `,
      ),
  };
}
