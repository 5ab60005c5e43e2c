import { html, nothing, type TemplateResult } from 'lit-html';
import { valueOf } from '../shared/form.ts';
import type { Screen } from '../shared/page.ts';
import { time } from '../shared/time.ts';
import { periodOfFilter, type Filter } from './filter.ts';
import { localText, parsed, TIMES, utcText, type Period } from './period.ts';
import type { Repeat } from './repeat.ts';
import { text } from './text.ts';

/** What the bar above a page works on. */
export interface PeriodBar {
  readonly filter: Filter;
  /** The period that is shown now; undefined before anything is. */
  shown(): Period | undefined;
  change(filter: Filter): void;
  /** Asks again, for the period as it is now. */
  refresh(): void;
  readonly repeat: Repeat;
  readonly screen: Screen;
}

const PAUSES = [0, 5, 30, 60];

/** The fields of a period: a choice, and both ends of a custom one. */
export function periodFields({ filter, shown, change }: Pick<PeriodBar, 'filter' | 'shown' | 'change'>): TemplateResult {
  const choose = (event: Event) => {
    const chosen = valueOf(event);
    const { from, to, ...rest } = filter;
    if (chosen === 'custom') {
      // it begins as the one that is shown
      const period = shown() ?? periodOfFilter(filter);
      change({ ...rest, time: chosen, from: period.from?.toISOString(), to: period.to.toISOString() });
    } else {
      change({ ...rest, time: chosen });
    }
  };
  const custom = (name: 'from' | 'to') => (event: Event) => change({ ...filter, [name]: utcText(valueOf(event)) });
  return html`
    <label class="control"
      ><span>${text('field.time')}</span>
      <select id="time" @change=${choose}>
        ${TIMES.map(({ value, text: key }) => {
          return html`<option value=${value} ?selected=${value === filter.time}>${text(key)}</option>`;
        })}
      </select></label
    >
    ${filter.time === 'custom'
      ? (['from', 'to'] as const).map(
          (name) =>
            html`<label class="control"
              ><span>${text(`field.${name}`)}</span>
              <input
                id=${name}
                type="datetime-local"
                step="1"
                .value=${localText(parsed(filter[name]))}
                @change=${custom(name)}
            /></label>`,
        )
      : nothing}
  `;
}

/** Refresh, and repeated refresh with its pause. */
export function refreshControls({ refresh, repeat, screen }: Pick<PeriodBar, 'refresh' | 'repeat' | 'screen'>): TemplateResult {
  const every = (event: Event) => {
    repeat.set(Number(valueOf(event)));
    screen.refresh();
  };
  const toggle = () => {
    repeat.toggle();
    screen.refresh();
  };
  return html`
    <ui5-button id="refresh" icon="refresh" design="Transparent" tooltip=${text('refresh')} accessible-name=${text('refresh')} @click=${refresh}></ui5-button>
    <label class="control inline"
      ><span>${text('repeat')}</span>
      <select id="repeat" @change=${every}>
        ${PAUSES.map(
          (pause) =>
            html`<option value=${pause} ?selected=${pause === repeat.every}>
              ${pause === 0 ? text('repeat.off') : text('repeat.every', { seconds: pause })}
            </option>`,
        )}
      </select></label
    >
    ${repeat.every === 0
      ? nothing
      : html`<ui5-button id="pause" design="Transparent" @click=${toggle}
          >${repeat.isPaused ? text('repeat.resume') : text('repeat.pause')}</ui5-button
        >`}
  `;
}

/** Both in one line. */
export function periodBar(bar: PeriodBar): TemplateResult {
  return html`<div class="toolbar">
    ${periodFields(bar)}<span class="spacer"></span>${refreshControls(bar)}
  </div>`;
}

/** The period that is shown, with both ends. */
export function shownPeriod(from: string | Date | undefined, to: string | Date): TemplateResult {
  const begin = from === undefined ? undefined : new Date(from);
  return html`<p class="period" id="period">
    ${begin === undefined || begin.getTime() === 0
      ? text('period.until')
      : html`${text('period.from')} ${time(begin)} ${text('period.to')}`}
    ${time(to)}
  </p>`;
}
