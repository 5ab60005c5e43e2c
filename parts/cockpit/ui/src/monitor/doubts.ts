import { html } from 'lit-html';
import type { View } from '../shared/page.ts';
import type { Doubt } from './filter.ts';
import { text } from './text.ts';

/** Says which values of the address were not taken. */
export function doubtsView(doubts: readonly Doubt[]): View {
  return html`${doubts.map(
    (doubt) =>
      html`<div role="alert" class="doubt">
        <ui5-message-strip design="Critical" hide-close-button>${doubtText(doubt)}</ui5-message-strip>
      </div>`,
  )}`;
}

function doubtText({ name, value }: Doubt): string {
  return text('doubt.moment', { field: text(`field.${name}`), value });
}
