import { html } from 'lit-html';
import type { View } from '../shared/page.ts';
import type { Doubt, Filter } from './filter.ts';
import { TIMES } from './period.ts';
import { text } from './text.ts';

/** Says which values of the address were not taken. */
export function doubtsView(doubts: readonly Doubt[], filter: Filter): View {
  return html`${doubts.map(
    (doubt) =>
      html`<div role="alert" class="doubt">
        <ui5-message-strip design="Critical" hide-close-button>${doubtText(doubt, filter)}</ui5-message-strip>
      </div>`,
  )}`;
}

function doubtText({ name, value }: Doubt, filter: Filter): string {
  const given = { field: text(`field.${name}`), value };
  switch (name) {
    case 'time':
      return text('doubt.choice', { ...given, shown: timeText(filter.time) });
    case 'status':
      return text('doubt.choice', { ...given, shown: text('filter.all') });
    default:
      return text('doubt.moment', given);
  }
}

function timeText(time: string): string {
  const choice = TIMES.find(({ value }) => value === time);
  return choice === undefined ? time : text(choice.text);
}
