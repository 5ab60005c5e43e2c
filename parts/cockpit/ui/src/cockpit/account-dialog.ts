import { html } from 'lit-html';
import { changing, OpenDialog } from '../shared/dialog.ts';
import { checkedOf, field, stateMessage, valueOf, valueState } from '../shared/form.ts';
import type { View } from '../shared/page.ts';
import type { Context } from './context.ts';
import type { Account, AccountChange, NewAccount } from './model.ts';
import { createAccount, type Platform } from './platform.ts';
import { text, type Key } from './text.ts';

const TECHNICAL_NAME = /^[a-z][a-z0-9]{0,29}$/;
const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 1000;

type Notes = Required<AccountChange>;
/** What is noted of an account from its beginning. */
type Typed = Omit<Notes, 'betaEnabled'>;

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

/** Creates an account with both subscriptions. */
export function newAccount({ api, session }: Context, done: () => void): void {
  let name = '';
  let isTouched = false;
  let notes: Typed = { displayName: '', description: '', usedForProduction: false };

  OpenDialog.show((dialog) => {
    const change = (difference: Partial<Typed>) => {
      notes = { ...notes, ...difference };
      dialog.refresh();
    };
    const nameError = TECHNICAL_NAME.test(name) ? undefined : text('accounts.nameWrong');
    // without a display name the technical one is shown
    const displayNameError = notes.displayName === '' ? undefined : wrong(notes).displayName;
    const descriptionError = wrong(notes).description;
    const isComplete = [nameError, displayNameError, descriptionError].every((error) => error === undefined);
    return {
      title: text('accounts.new'),
      body: html`
        ${nameField(name, isTouched ? nameError : undefined, (typed) => {
          name = typed;
          isTouched = true;
          dialog.refresh();
        })}
        ${textField('displayName', notes, displayNameError, change, false)}
        ${textField('description', notes, descriptionError, change)} ${flag('usedForProduction', notes, change)}
      `,
      confirmation: changing({
        label: text('action.create'),
        change: isComplete ? createAccount(api, created(name, notes)) : undefined,
        incomplete: () => {
          isTouched = true;
        },
        done: async () => {
          // the session names the accounts that the person may see
          await session.renew();
          done();
        },
      }),
    };
  });
}

/** What is left empty is the server's to fill in. */
function created(name: string, { displayName, description, usedForProduction }: Typed): NewAccount {
  return {
    name,
    ...(displayName === '' ? {} : { displayName }),
    ...(description === '' ? {} : { description }),
    usedForProduction,
  };
}

function nameField(name: string, error: string | undefined, change: (typed: string) => void): View {
  const label = text('overview.name');
  return field(
    { id: 'name', label, isRequired: true, error, hint: text('accounts.nameHint') },
    html`<ui5-input
      id="name"
      accessible-name=${label}
      required
      value-state=${valueState(error)}
      .value=${name}
      @input=${(event: Event) => change(valueOf(event))}
      >${stateMessage(error)}</ui5-input
    >`,
  );
}

function wrong({ displayName, description }: Typed): { displayName: string | undefined; description: string | undefined } {
  return {
    displayName: displayName.trim() === '' || displayName.length > LONGEST_NAME ? text('client.nameWrong') : undefined,
    description: description.length > LONGEST_DESCRIPTION ? text('client.descriptionWrong') : undefined,
  };
}

function textField(
  name: 'displayName' | 'description',
  notes: Typed,
  error: string | undefined,
  change: (difference: Partial<Typed>) => void,
  isRequired = name === 'displayName',
): View {
  const label = text(`overview.${name}`);
  return field(
    { id: name, label, isRequired, error },
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

function flag<Name extends 'usedForProduction' | 'betaEnabled'>(
  name: Name,
  notes: Readonly<Record<Name, boolean>>,
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
