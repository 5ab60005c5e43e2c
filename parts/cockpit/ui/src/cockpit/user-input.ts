import { html, nothing } from 'lit-html';
import { field, stateMessage, valueOf } from '../shared/form.ts';
import { Remote, type Screen, type View } from '../shared/page.ts';
import { nearMatch } from './near-match.ts';
import type { Platform } from './platform.ts';
import { text } from './text.ts';

const TECHNICAL_USER = 'oauth_client_';
const SUGGESTIONS = 20;

/** The technical users of an account's clients, which nobody should have to type. */
export class KnownUsers {
  private readonly clients: Remote<string[]>;

  constructor(screen: Screen, platform: Platform) {
    this.clients = new Remote(screen, async () => (await platform.clients()).map(({ user }) => user));
  }

  /** Whether a name is a technical user's whose client is gone; unknown as long as the clients are. */
  isOrphan(user: string): boolean {
    return user.startsWith(TECHNICAL_USER) && this.clients.now?.includes(user) === false;
  }

  /** A user's name, marked when its client is gone. */
  label(user: string): View {
    return html`${user} ${this.isOrphan(user)
      ? html`<ui5-tag design="Critical" title=${text('users.orphanNote')}>${text('users.orphan')}</ui5-tag>`
      : nothing}`;
  }

  /** A text field that proposes technical users, and warns of names that are nearly one. */
  field(id: string, label: string, value: string, change: (value: string) => void): View {
    const users = this.clients.now ?? [];
    const near = nearMatch(value, users);
    const warning = near === undefined ? undefined : text('users.near', { name: near });
    const proposed = users.filter((user) => user.toLowerCase().includes(value.toLowerCase())).slice(0, SUGGESTIONS);
    return field(
      {
        id,
        label,
        isRequired: true,
        hint: warning === undefined ? text('users.hint') : html`<span class="wrong" role="status">${warning}</span>`,
      },
      html`<ui5-input
        id=${id}
        accessible-name=${label}
        required
        show-suggestions
        no-typeahead
        value-state=${near === undefined ? 'None' : 'Critical'}
        .value=${value}
        @input=${(event: Event) => change(valueOf(event))}
        @change=${(event: Event) => change(valueOf(event))}
      >
        ${stateMessage(warning)} ${proposed.map((user) => html`<ui5-suggestion-item text=${user}></ui5-suggestion-item>`)}
      </ui5-input>`,
    );
  }
}
