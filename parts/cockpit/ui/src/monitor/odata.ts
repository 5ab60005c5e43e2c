import { query } from '../shared/http.ts';

/** The OData service root for the session of a person. */
export const ROOT = '/itspaces/odata/api/v1';

/** The name of a flow as a log knows it. */
export interface Artifact {
  readonly Id: string;
  readonly Name: string;
  readonly Type: string;
  readonly PackageId: string;
  readonly PackageName: string;
}

/** What the list shows of a log. */
export interface MessageRow {
  readonly MessageGuid: string;
  readonly CorrelationId: string;
  readonly LogStart: string;
  readonly LogEnd: string;
  readonly Status: string;
  readonly CustomStatus: string;
  readonly IntegrationArtifact: Artifact;
}

/** A log. */
export interface Message extends MessageRow {
  readonly ApplicationMessageId: string | null;
  readonly ApplicationMessageType: string | null;
  readonly Sender: string | null;
  readonly Receiver: string | null;
  readonly LogLevel: string;
  readonly TransactionId: string;
  readonly PreviousComponentName: string | null;
  readonly LocalComponentName: string;
  readonly OriginComponentName: string;
}

export interface Property {
  readonly Id: string;
  readonly Name: string;
  readonly Value: string;
}

export interface Run {
  readonly Id: string;
  readonly RunStart: string;
  readonly RunStop: string | null;
  readonly LogLevel: string;
  readonly OverallState: string;
  readonly ProcessId: string;
}

export interface Attachment {
  readonly Id: string;
  readonly TimeStamp: string;
  readonly Name: string;
  readonly ContentType: string;
  /** Bytes, as text. */
  readonly PayloadSize: string;
}

export interface DeployedFlow {
  readonly Id: string;
  readonly Version: string;
  readonly Name: string;
  readonly Type: string;
  readonly DeployedBy: string;
  readonly DeployedOn: string | null;
  readonly Status: string;
}

/** A page of entries. */
export interface Feed<Entry> {
  readonly d: { readonly results: readonly Entry[]; readonly __count?: string; readonly __next?: string };
}

/** One entry. */
export interface Entry<T> {
  readonly d: T;
}

/** A text in a filter or a key. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A moment in a filter. */
export function moment(date: Date): string {
  return `datetime'${date.toISOString().slice(0, -1)}'`;
}

/** The moment that the service wrote as `/Date(1611846759005)/`. */
export function dateOf(value: string): Date {
  return new Date(Number(/-?\d+/.exec(value)?.[0] ?? Number.NaN));
}

/** Milliseconds from one moment of the service to another. */
export function duration(from: string, to: string): number {
  return dateOf(to).getTime() - dateOf(from).getTime();
}

/** The address of an entity, or of what belongs to it. */
export function entity(set: string, key: string, below = ''): string {
  return `${ROOT}/${set}(${encodeURIComponent(literal(key))})${below}`;
}

/** The address of a set with its options. */
export function entities(set: string, options: Record<string, string | number | undefined>): string {
  return ROOT + '/' + set + query(options);
}

/** The address of a next page below this origin, whatever name the service gave it. */
export function nextAddress(link: string): string {
  const url = new URL(link, location.origin);
  return url.pathname + url.search;
}
