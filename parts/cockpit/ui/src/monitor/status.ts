import { html, type TemplateResult } from 'lit-html';
import { text, type Key } from './text.ts';

interface Look {
  readonly text: Key;
  readonly design: 'Positive' | 'Negative' | 'Critical' | 'Information' | 'Neutral';
}

const LOOKS: Readonly<Record<string, Look>> = {
  FAILED: { text: 'status.FAILED', design: 'Negative' },
  RETRY: { text: 'status.RETRY', design: 'Critical' },
  COMPLETED: { text: 'status.COMPLETED', design: 'Positive' },
  PROCESSING: { text: 'status.PROCESSING', design: 'Information' },
  ESCALATED: { text: 'status.ESCALATED', design: 'Negative' },
  CANCELLED: { text: 'status.CANCELLED', design: 'Neutral' },
  DISCARDED: { text: 'status.DISCARDED', design: 'Neutral' },
  ABANDONED: { text: 'status.ABANDONED', design: 'Critical' },
};

/** The statuses of messages, in the order of the filter. */
export const STATUSES: readonly string[] = Object.keys(LOOKS);

const OPEN: readonly string[] = ['PROCESSING', 'RETRY'];

/** Whether a message with this status has come to its end. */
export function isFinal(status: string): boolean {
  return !OPEN.includes(status);
}

/** A status in words. */
export function statusText(status: string): string {
  const look = LOOKS[status];
  return look === undefined ? status : text(look.text);
}

/** A status in words and colour. */
export function statusTag(status: string): TemplateResult {
  const design = LOOKS[status]?.design ?? 'Neutral';
  return html`<span class="status" data-design=${design}>${statusText(status)}</span>`;
}
