import type { Key } from './text.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR_10000 = Date.UTC(10_000, 0);

/** The lengths of the periods that end now, by their names in the address. */
const LENGTHS: Readonly<Record<string, number>> = {
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
};

/** The choices of the field Time. */
export const TIMES: readonly { readonly value: string; readonly text: Key }[] = [
  { value: 'all', text: 'time.all' },
  { value: 'minute', text: 'time.minute' },
  { value: 'hour', text: 'time.hour' },
  { value: 'day', text: 'time.day' },
  { value: 'week', text: 'time.week' },
  { value: 'month', text: 'time.month' },
  { value: 'custom', text: 'time.custom' },
];

/** When messages changed their status last. */
export interface Period {
  /** Undefined from the beginning on. */
  readonly from: Date | undefined;
  /** The moment after the last one. */
  readonly to: Date;
}

/**
 * The period of a choice.
 *
 * @param time one of the choices
 * @param from begin of a custom one
 * @param to its end; the end of any other once it stays, so that pages don't move
 */
export function periodOf(time: string, from: string | undefined, to: string | undefined): Period {
  const end = parsed(to) ?? new Date();
  const length = LENGTHS[time];
  if (length !== undefined) {
    return { from: new Date(end.getTime() - length), to: end };
  }
  return { from: time === 'custom' ? parsed(from) : undefined, to: end };
}

/** The moment that a text names; undefined for what is none, or outside the years that the service knows. */
export function parsed(text: string | undefined): Date | undefined {
  const date = new Date(text ?? Number.NaN);
  return date.getTime() >= 0 && date.getTime() < YEAR_10000 ? date : undefined;
}

/** A moment as a field for local date and time shows it. */
export function localText(date: Date | undefined): string {
  if (date === undefined) {
    return '';
  }
  const local = new Date(date.getTime() - date.getTimezoneOffset() * MINUTE);
  return local.toISOString().slice(0, 19);
}

/** The moment that such a field holds, in UTC; undefined when it is empty. */
export function utcText(local: string): string | undefined {
  return parsed(local)?.toISOString();
}
