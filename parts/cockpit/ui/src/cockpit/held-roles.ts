import { html } from 'lit-html';
import { changing, confirmDialog } from '../shared/dialog.ts';
import { Remote, type Screen, type View } from '../shared/page.ts';
import { assignRole } from './assign-dialog.ts';
import type { AssignedRole, Holder } from './model.ts';
import type { Platform } from './platform.ts';
import { roleTable } from './role-table.ts';
import { text } from './text.ts';

/** Whose roles are shown, and whether they may be changed. */
export interface Holding {
  readonly platform: Platform;
  readonly screen: Screen;
  readonly holder: Holder;
  readonly mayChange: boolean;
}

/** The roles of a user or a group, with assignment. */
export function heldRoles({ platform, screen, holder, mayChange }: Holding): () => View {
  const roles = new Remote(screen, () => platform.rolesOf(holder));
  const subscriptions = new Remote(screen, () => platform.subscriptions());
  const reload = () => void roles.load();

  const assign = () => {
    if (subscriptions.now !== undefined) {
      assignRole(platform, holder, subscriptions.now, reload);
    }
  };
  const take = (title: string, which?: readonly AssignedRole[]) =>
    confirmDialog(
      title,
      html`<p>${text('roles.takeNote')}</p>`,
      changing({
        label: text('action.unassign'),
        design: 'Negative',
        change: platform.unassign(holder, which),
        done: () => roles.load(),
      }),
    );

  const toolbar = (held: readonly AssignedRole[]): View => html`
    <div class="toolbar">
      <ui5-button id="assign" ?disabled=${subscriptions.now === undefined} @click=${assign}
        >${text('action.assign')}</ui5-button
      >
      <ui5-button id="unassign-all" ?disabled=${held.length === 0} @click=${() => take(text('action.unassignAll'))}
        >${text('action.unassignAll')}</ui5-button
      >
    </div>
  `;
  const unassign = (role: AssignedRole): View => {
    const label = text('roles.take', { role: role.name });
    return html`<ui5-button design="Transparent" accessible-name=${label} @click=${() => take(label, [role])}
      >${text('action.unassign')}</ui5-button
    >`;
  };

  return () =>
    roles.view((held) =>
      mayChange
        ? html`${toolbar(held)} ${roleTable(held, { title: text('table.actions'), cell: unassign })}`
        : roleTable(held),
    );
}
