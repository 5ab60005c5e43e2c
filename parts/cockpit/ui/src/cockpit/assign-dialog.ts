import { html } from 'lit-html';
import { changing, OpenDialog } from '../shared/dialog.ts';
import { field, valueOf } from '../shared/form.ts';
import { Remote, type View } from '../shared/page.ts';
import { applicationOf, assignedRole, type Holder, type Role, type Subscription } from './model.ts';
import type { Platform } from './platform.ts';
import { text } from './text.ts';
import { showWarnings } from './user-input.ts';

/** Gives a role to a user or a group: the application's provider, the application, the role. */
export function assignRole(platform: Platform, holder: Holder, subscriptions: readonly Subscription[], done: () => void): void {
  const rolesOf = new Map<string, Remote<Role[]>>();
  const tmn = subscriptions.find(({ nodeType }) => nodeType === 'tmn') ?? subscriptions[0];
  let application = tmn?.application ?? '';
  let role = '';

  const select = (id: string, label: string, options: readonly { value: string; label: string }[], chosen: string, change: (value: string) => void): View =>
    field(
      { id, label, isRequired: true },
      html`<ui5-select id=${id} accessible-name=${label} @change=${(event: Event) => change(valueOf(event))}>
        ${options.map(
          (option) =>
            html`<ui5-option value=${option.value} ?selected=${option.value === chosen}>${option.label}</ui5-option>`,
        )}
      </ui5-select>`,
    );

  OpenDialog.show((dialog) => {
    const known = rolesOf.get(application) ?? new Remote(dialog, () => platform.roles(application));
    rolesOf.set(application, known);
    const { provider } = applicationOf(application);
    const providers = [...new Set(subscriptions.map((subscription) => applicationOf(subscription.application).provider))];
    const applications = subscriptions.filter((subscription) => applicationOf(subscription.application).provider === provider);
    const chosen = role === '' ? known.now?.[0]?.name : role;
    return {
      title: text(holder.kind === 'user' ? 'assign.toUser' : 'assign.toGroup', { name: holder.name }),
      body: html`
        ${select('assign-subaccount', text('roles.subaccount'), providers.map((value) => ({ value, label: value })), provider, (value) => {
          application = subscriptions.find((subscription) => applicationOf(subscription.application).provider === value)?.application ?? '';
          role = '';
          dialog.refresh();
        })}
        ${select(
          'assign-application',
          text('subscriptions.application'),
          applications.map((subscription) => ({
            value: subscription.application,
            label: applicationOf(subscription.application).name,
          })),
          application,
          (value) => {
            application = value;
            role = '';
            dialog.refresh();
          },
        )}
        ${known.view((roles) =>
          select('assign-role', text('roles.role'), roles.map(({ name }) => ({ value: name, label: name })), chosen ?? '', (value) => {
            role = value;
            dialog.refresh();
          }),
        )}
        <p class="hint">${text('assign.note')}</p>
      `,
      confirmation: changing({
        label: text('action.save'),
        change: chosen === undefined ? undefined : platform.assign(holder, [assignedRole(application, chosen)]),
        done: (answer) => {
          showWarnings(answer);
          done();
        },
      }),
    };
  });
}
