import { translate, type SharedKey, type Values } from '../shared/texts.ts';
import { cockpit as english } from '../texts/en.json';

export type Key = keyof typeof english | SharedKey;

/** A text of the cockpit. */
export function text(key: Key, values?: Values): string {
  return translate(key, values);
}
