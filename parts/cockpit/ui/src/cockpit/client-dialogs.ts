import { html } from 'lit-html';
import { changing, OpenDialog, type DialogContent } from '../shared/dialog.ts';
import { Remote, type View } from '../shared/page.ts';
import { commandsFor } from './client-commands.ts';
import { ClientForm } from './client-form.ts';
import { newSecretView } from './client-secrets.ts';
import type { Account, Client, ClientChange, NewClient, Role, Subscription } from './model.ts';
import type { Platform } from './platform.ts';
import { RoleChoice } from './role-choice.ts';
import { text } from './text.ts';

/** What a client is registered into. */
export interface Registration {
  readonly platform: Platform;
  readonly account: Account;
  readonly subscriptions: readonly Subscription[];
  readonly clients: readonly Client[];
  done(): void;
}

/** Registers a client with its roles, then shows its secret, once, and the calls it can make. */
export function registerClient({ platform, account, subscriptions, clients, done }: Registration): void {
  const rolesOf = new Map<string, Remote<Role[]>>();
  let state: { form: ClientForm; roles: RoleChoice } | undefined;
  let registered: (Client & { secret: string }) | undefined;

  const content = (dialog: OpenDialog): DialogContent => {
    if (registered !== undefined) {
      return { title: text('client.registered'), body: result(registered), isShownOnce: true };
    }
    const changed = () => dialog.refresh();
    const { form, roles } = (state ??= { form: new ClientForm(changed, clients, subscriptions), roles: new RoleChoice(changed) });
    let known = rolesOf.get(form.application);
    if (known === undefined) {
      known = new Remote(dialog, () => platform.roles(form.application));
      rolesOf.set(form.application, known);
    }
    const client = form.read(roles.chosen(known.now ?? []));
    return {
      title: text('clients.register'),
      body: form.view(known.view((all) => roles.view(all))),
      confirmation: changing({
        label: text('action.save'),
        change: client === undefined ? undefined : platform.register(client),
        incomplete: () => form.showErrors(),
        done: (answer) => {
          registered = answer;
          done();
          return false;
        },
      }),
    };
  };

  const result = (client: Client & { secret: string }): View => html`
    ${newSecretView(client.id, client.secret)} ${commandsFor(client, account, client.secret)}
  `;

  OpenDialog.show(content);
}

/** Changes the fields of a client that may change. */
export function editClient(platform: Platform, client: Client, done: () => void): void {
  const subscription = { application: client.subscription, nodeType: 'tmn', enabled: true, urls: [] } as const;
  let form: ClientForm | undefined;
  OpenDialog.show((dialog) => {
    const shown = (form ??= new ClientForm(() => dialog.refresh(), [], [subscription], client));
    const read = shown.read([]);
    return {
      title: text('client.edit', { name: client.name }),
      body: shown.view(html`<p class="hint">${text('client.lifetimeChange')}</p>`),
      confirmation: changing({
        label: text('action.save'),
        change: read === undefined ? undefined : platform.updateClient(client.id, difference(client, read)),
        incomplete: () => shown.showErrors(),
        done,
      }),
    };
  });
}

/** What was changed, and the name, as a change must say something. */
function difference(client: Client, { name, description, authentication, tokenLifetime }: NewClient): ClientChange {
  return {
    name,
    ...(description === client.description ? {} : { description }),
    ...(authentication === client.authentication ? {} : { authentication }),
    ...(tokenLifetime === client.tokenLifetime ? {} : { tokenLifetime }),
  };
}
