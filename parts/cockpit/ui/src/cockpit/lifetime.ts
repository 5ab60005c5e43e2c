import { html } from 'lit-html';
import { field, stateMessage, valueOf, valueState } from '../shared/form.ts';
import type { View } from '../shared/page.ts';
import { currentLanguage } from '../shared/texts.ts';
import { text, type Key } from './text.ts';

const UNITS = [
  { unit: 'days', one: 'day', seconds: 86_400 },
  { unit: 'hours', one: 'hour', seconds: 3_600 },
  { unit: 'minutes', one: 'minute', seconds: 60 },
  { unit: 'seconds', one: 'second', seconds: 1 },
] as const;
const MAX_DAYS = 180;
const DAY = 86_400;

export type Unit = (typeof UNITS)[number]['unit'];

/** A lifetime as it is typed. */
export interface TypedLifetime {
  readonly amount: string;
  readonly unit: Unit;
}

/** Seconds in the largest unit that takes a whole number of them. */
export function typedLifetime(seconds: number): TypedLifetime {
  const { unit, seconds: each } = largestUnit(seconds);
  return { amount: String(seconds / each), unit };
}

function largestUnit(seconds: number): (typeof UNITS)[number] {
  return UNITS.find((candidate) => seconds > 0 && seconds % candidate.seconds === 0) ?? UNITS[3];
}

/** In seconds, or undefined when what was typed is no lifetime (contract a.6: 1 second to 180 days). */
export function secondsOf({ amount, unit }: TypedLifetime): number | undefined {
  if (!/^\d{1,9}$/.test(amount)) {
    return undefined;
  }
  const seconds = Number(amount) * (UNITS.find((candidate) => candidate.unit === unit)?.seconds ?? 1);
  return seconds >= 1 && seconds <= MAX_DAYS * DAY ? seconds : undefined;
}

/** A lifetime in words. */
export function lifetimeText(seconds: number): string {
  if (seconds === 0) {
    return text('lifetime.none');
  }
  const { one, seconds: each } = largestUnit(seconds);
  return new Intl.NumberFormat(currentLanguage(), { style: 'unit', unit: one, unitDisplay: 'long' }).format(seconds / each);
}

/** Number and unit, with what is wrong or unwise about them. */
export function lifetimeField(lifetime: TypedLifetime, change: (lifetime: TypedLifetime) => void): View {
  const seconds = secondsOf(lifetime);
  const label = text('client.lifetime');
  const error = seconds === undefined ? text('lifetime.wrong') : undefined;
  return field(
    {
      id: 'lifetime',
      label,
      isRequired: true,
      error,
      hint: seconds !== undefined && seconds > DAY ? text('lifetime.long') : text('lifetime.hint'),
    },
    html`<div class="row">
      <ui5-input
        id="lifetime"
        accessible-name=${label}
        value-state=${valueState(error)}
        .value=${lifetime.amount}
        @input=${(event: Event) => change({ ...lifetime, amount: valueOf(event).trim() })}
        >${stateMessage(error)}</ui5-input
      >
      <ui5-select
        id="lifetime-unit"
        accessible-name=${text('lifetime.unit')}
        @change=${(event: Event) => change({ ...lifetime, unit: valueOf(event) as Unit })}
      >
        ${UNITS.map(
          ({ unit }) =>
            html`<ui5-option value=${unit} ?selected=${unit === lifetime.unit}>${text(`unit.${unit}` as Key)}</ui5-option>`,
        )}
      </ui5-select>
    </div>`,
  );
}
