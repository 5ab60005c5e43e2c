import { text, type Key } from './text.ts';

const NAMES: Readonly<Record<string, Key>> = {
  INTEGRATION_FLOW: 'type.INTEGRATION_FLOW',
  ODATA_API: 'type.ODATA_API',
  SOAP_API: 'type.SOAP_API',
  REST_API: 'type.REST_API',
};

/** The types of artifacts, in the order of the filter. */
export const TYPES: readonly string[] = Object.keys(NAMES);

/** A type in words; one that nobody knows as it is. */
export function typeText(type: string): string {
  const key = NAMES[type];
  return key === undefined ? type : text(key);
}
