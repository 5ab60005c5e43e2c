import type Icon from '@ui5/webcomponents/dist/Icon.js';
import type Input from '@ui5/webcomponents/dist/Input.js';
import { html } from 'lit-html';
import { stateMessage, valueOf, valueState } from '../shared/form.ts';
import type { View } from '../shared/page.ts';
import { text } from './text.ts';

/** What a field for a secret holds. */
export interface TypedSecret {
  readonly id: string;
  readonly value: string;
  readonly error?: string | undefined;
  change(value: string): void;
}

/** A field for a secret, masked until its eye is pressed. */
export function secretInput({ id, value, error, change }: TypedSecret): View {
  return html`<ui5-input
    id=${id}
    type="Password"
    accessible-name=${text('client.secret')}
    value-state=${valueState(error)}
    .value=${value}
    @input=${(event: Event) => change(valueOf(event))}
    >${stateMessage(error)}<ui5-icon
      slot="icon"
      name="show"
      mode="Interactive"
      show-tooltip
      accessible-name=${text('secret.show')}
      @click=${toggle}
    ></ui5-icon
  ></ui5-input>`;
}

function toggle(event: Event): void {
  const icon = event.currentTarget as Icon;
  const input = icon.parentElement as Input;
  const isMasked = input.type === 'Password';
  input.type = isMasked ? 'Text' : 'Password';
  icon.name = isMasked ? 'hide' : 'show';
  icon.accessibleName = text(isMasked ? 'secret.hide' : 'secret.show');
}
