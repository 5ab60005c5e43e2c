import { html, nothing } from 'lit-html';
import { field, valueOf } from '../shared/form.ts';
import type { View } from '../shared/page.ts';
import type { Role } from './model.ts';
import { text } from './text.ts';

const NONE = 'none';
const READ_LOGS = 'read-logs';
const SINGLE = 'single';
const GROUP_PREFIX = 'AuthGroup.';
const LOG_READER = ['IntegrationOperationServer.read', 'NodeManager.read'];

/** Which roles a new client gets: a ready set, a group's, or single ones. */
export class RoleChoice {
  private choice = NONE;
  private readonly single = new Set<string>();

  /** @param changed called after each change */
  constructor(private readonly changed: () => void) {}

  /** The roles that are chosen, of those that an application has. */
  chosen(roles: readonly Role[]): string[] {
    const wanted = this.wanted();
    return roles.map(({ name }) => name).filter((name) => wanted.includes(name));
  }

  private wanted(): readonly string[] {
    switch (this.choice) {
      case NONE:
        return [];
      case READ_LOGS:
        return LOG_READER;
      case SINGLE:
        return [...this.single];
      default:
        return [this.choice];
    }
  }

  view(roles: readonly Role[]): View {
    const names = roles.map(({ name }) => name);
    const choices = [
      { value: NONE, label: text('roles.none') },
      ...(LOG_READER.every((name) => names.includes(name)) ? [{ value: READ_LOGS, label: text('roles.readLogs') }] : []),
      ...names.filter((name) => name.startsWith(GROUP_PREFIX)).map((name) => ({ value: name, label: name })),
      { value: SINGLE, label: text('roles.single') },
    ];
    return html`
      ${field(
        { id: 'roles', label: text('roles.label'), hint: text('roles.hint') },
        html`<ui5-select
          id="roles"
          accessible-name=${text('roles.label')}
          @change=${(event: Event) => {
            this.choice = valueOf(event);
            this.changed();
          }}
        >
          ${choices.map(
            ({ value, label }) =>
              html`<ui5-option value=${value} ?selected=${value === this.choice}>${label}</ui5-option>`,
          )}
        </ui5-select>`,
      )}
      ${this.choice === SINGLE ? this.checkBoxes(names) : nothing}
    `;
  }

  private checkBoxes(names: readonly string[]): View {
    const toggle = (name: string) => {
      if (!this.single.delete(name)) {
        this.single.add(name);
      }
      this.changed();
    };
    return html`<div class="choices" role="group" tabindex="0" aria-label=${text('roles.single')}>
      ${names.map(
        (name) => html`<label
          ><input type="checkbox" .checked=${this.single.has(name)} @change=${() => toggle(name)} /> ${name}</label
        >`,
      )}
    </div>`;
  }
}
