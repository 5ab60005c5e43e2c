import { html } from 'lit-html';
import { changing, OpenDialog } from '../shared/dialog.ts';
import { checkedOf, field, stateMessage, valueOf, valueState } from '../shared/form.ts';
import type { View } from '../shared/page.ts';
import type { Account, AccountChange } from './model.ts';
import type { Platform } from './platform.ts';
import { text, type Key } from './text.ts';

const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 1000;

type Notes = Required<AccountChange>;

/** Changes what is noted about an account. */
export function editAccount(platform: Platform, account: Account, done: () => Promise<void>): void {
  const { displayName, description, usedForProduction, betaEnabled } = account;
  let notes: Notes = { displayName, description, usedForProduction, betaEnabled };

  OpenDialog.show((dialog) => {
    const change = (difference: Partial<Notes>) => {
      notes = { ...notes, ...difference };
      dialog.refresh();
    };
    const errors = wrong(notes);
    return {
      title: text('overview.edit'),
      body: html`
        ${textField('displayName', notes, errors.displayName, change)}
        ${textField('description', notes, errors.description, change)}
        ${flag('usedForProduction', notes, change)} ${flag('betaEnabled', notes, change)}
      `,
      confirmation: changing({
        label: text('action.save'),
        change:
          errors.displayName === undefined && errors.description === undefined ? platform.updateAccount(notes) : undefined,
        done,
      }),
    };
  });
}

function wrong({ displayName, description }: Notes): { displayName: string | undefined; description: string | undefined } {
  return {
    displayName: displayName.trim() === '' || displayName.length > LONGEST_NAME ? text('client.nameWrong') : undefined,
    description: description.length > LONGEST_DESCRIPTION ? text('client.descriptionWrong') : undefined,
  };
}

function textField(
  name: 'displayName' | 'description',
  notes: Notes,
  error: string | undefined,
  change: (difference: Partial<Notes>) => void,
): View {
  const label = text(`overview.${name}`);
  return field(
    { id: name, label, isRequired: name === 'displayName', error },
    html`<ui5-input
      id=${name}
      accessible-name=${label}
      value-state=${valueState(error)}
      .value=${notes[name]}
      @input=${(event: Event) => change({ [name]: valueOf(event) })}
      >${stateMessage(error)}</ui5-input
    >`,
  );
}

function flag(
  name: 'usedForProduction' | 'betaEnabled',
  notes: Notes,
  change: (difference: Partial<Notes>) => void,
): View {
  const label = text(`overview.${name}` as Key);
  return field(
    { id: name, label },
    html`<ui5-checkbox
      id=${name}
      accessible-name=${label}
      ?checked=${notes[name]}
      @change=${(event: Event) => change({ [name]: checkedOf(event) })}
    ></ui5-checkbox>`,
  );
}
