import { CallError } from '../shared/http.ts';
import { literal, moment } from './odata.ts';
import { parsed, periodOf, TIMES, type Period } from './period.ts';
import { STATUSES } from './status.ts';
import { text } from './text.ts';

/** What a list of messages is asked for; the names are those of the address. */
export interface Filter {
  readonly time: string;
  /** Begin of a custom period, in UTC. */
  readonly from?: string | undefined;
  /** End of the period, in UTC; without one it ends when the list is read. */
  readonly to?: string | undefined;
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly package?: string | undefined;
  /** Artifact ids, or parts of names and ids, separated by commas. */
  readonly artifact?: string | undefined;
  /** Of a message, a correlation or an application. */
  readonly id?: string | undefined;
  readonly correlation?: string | undefined;
  readonly sender?: string | undefined;
  readonly receiver?: string | undefined;
  readonly customStatus?: string | undefined;
  readonly messageType?: string | undefined;
  /** `name = value`. */
  readonly header?: string | undefined;
}

const OPTIONAL = [
  'from',
  'to',
  'status',
  'type',
  'package',
  'artifact',
  'id',
  'correlation',
  'sender',
  'receiver',
  'customStatus',
  'messageType',
  'header',
] as const;
/** The service takes 200 operators in a filter. */
const MOST_ARTIFACTS = 60;

/** An artifact that has logs. */
export interface KnownArtifact {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly packageId: string;
  readonly packageName: string;
}

/** A value of an address that nobody can take, and is left out. */
export interface Doubt {
  readonly name: keyof typeof CHECKS;
  readonly value: string;
}

/** Whether a value can be taken, for the parameters that can't have any. */
const CHECKS = {
  time: (value: string) => TIMES.some((choice) => choice.value === value),
  from: (value: string) => parsed(value) !== undefined,
  to: (value: string) => parsed(value) !== undefined,
  status: (value: string) => STATUSES.includes(value),
};
const CHECKED = Object.keys(CHECKS) as (keyof typeof CHECKS)[];

/**
 * Reads a filter from an address.
 *
 * @param usual the time that it means when it names none that is known
 */
export function filterOf(
  parameters: URLSearchParams,
  usual: string,
): { readonly filter: Filter; readonly doubts: readonly Doubt[] } {
  const doubts = CHECKED.flatMap((name): Doubt[] => {
    const value = parameters.get(name) ?? '';
    return value === '' || CHECKS[name](value) ? [] : [{ name, value }];
  });
  const time = parameters.get('time') ?? '';
  const optional = OPTIONAL.map((name) => [name, parameters.get(name) ?? ''] as const);
  const given = Object.fromEntries(
    optional.filter(([name, value]) => value !== '' && doubts.every((doubt) => doubt.name !== name)),
  );
  return { filter: { time: CHECKS.time(time) ? time : usual, ...given }, doubts };
}

/** The parameters of an address for a filter. */
export function parametersOf(filter: Filter): Record<string, string | undefined> {
  return { ...filter };
}

/** The period that a filter means now; one id is looked for in all times. */
export function periodOfFilter(filter: Filter): Period {
  const time = filter.id !== undefined || filter.correlation !== undefined ? 'all' : filter.time;
  return periodOf(time, filter.from, filter.to);
}

/** Refuses a period that ends before it begins, which finds nothing. Throws a CallError. */
export function checkPeriod({ from, to }: Period): void {
  if (from !== undefined && to < from) {
    throw new CallError(400, text('period.reversed'));
  }
}

/** The parts of a list separated by commas. */
export function partsOf(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A custom header's name and value; undefined when the text is not `name = value`. */
export function headerOf(text: string): { readonly name: string; readonly value: string } | undefined {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(at, 0)).trim();
  return name === '' ? undefined : { name, value: text.slice(at + 1).trim() };
}

/**
 * Which artifacts the parts mean: one whose id is a part, else all that have the part in name or id, whatever its case.
 */
export function artifactsOf(parts: readonly string[], known: readonly KnownArtifact[]): readonly KnownArtifact[] {
  const meant = parts.flatMap((part) => {
    const exact = known.filter(({ id }) => id === part);
    const wanted = part.toLowerCase();
    return exact.length > 0
      ? exact
      : known.filter(({ id, name }) => id.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted));
  });
  return [...new Set(meant)];
}

/**
 * The condition on artifacts, for the service.
 *
 * @param known every artifact, or undefined when there are too many to know
 */
function artifactCondition(parts: readonly string[], known: readonly KnownArtifact[] | undefined): string[] {
  if (parts.length === 0) {
    return [];
  }
  const meant = known === undefined ? undefined : artifactsOf(parts, known);
  if (meant !== undefined && meant.length <= MOST_ARTIFACTS) {
    return [anyOf(meant.length === 0 ? parts.map(isArtifact) : meant.map(({ id }) => isArtifact(id)))];
  }
  return [anyOf(parts.flatMap((part) => [contains(part, 'Id'), contains(part, 'Name')]))];
}

function isArtifact(id: string): string {
  return equal('IntegrationArtifact/Id', id);
}

function contains(part: string, property: string): string {
  return `substringof(${literal(part.toLowerCase())},tolower(IntegrationArtifact/${property}))`;
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions.join('') : `(${conditions.join(' or ')})`;
}

function equal(property: string, value: string): string {
  return `${property} eq ${literal(value)}`;
}

/** The properties that an id may be of, in the order they are tried. */
export const ID_PROPERTIES = ['MessageGuid', 'CorrelationId', 'ApplicationMessageId'] as const;
export type IdProperty = (typeof ID_PROPERTIES)[number];

/**
 * The `$filter` of a list.
 *
 * @param known every artifact with logs, or undefined when there are too many to know
 * @param idProperty what the id is taken for
 */
export function conditionOf(
  filter: Filter,
  period: Period,
  known: readonly KnownArtifact[] | undefined,
  idProperty: IdProperty = 'MessageGuid',
): string {
  const texts: readonly (readonly [string, string | undefined])[] = [
    [idProperty, filter.id],
    ['CorrelationId', filter.correlation],
    ['Status', filter.status],
    ['IntegrationArtifact/Type', filter.type],
    ['IntegrationArtifact/PackageId', filter.package],
    ['Sender', filter.sender],
    ['Receiver', filter.receiver],
    ['CustomStatus', filter.customStatus],
    ['ApplicationMessageType', filter.messageType],
  ];
  return [
    ...texts.flatMap(([property, value]) => (value === undefined ? [] : [equal(property, value)])),
    ...artifactCondition(partsOf(filter.artifact), known),
    ...(period.from === undefined ? [] : [`LogEnd ge ${moment(period.from)}`]),
    `LogEnd lt ${moment(period.to)}`,
  ].join(' and ');
}

/** The service's own option for a custom header; undefined without one. */
export function headerOption(filter: Filter): string | undefined {
  const header = headerOf(filter.header ?? '');
  return header === undefined ? undefined : `${literal(header.name)} eq ${literal(header.value)}`;
}
