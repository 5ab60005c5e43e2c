import { html, type TemplateResult } from 'lit-html';
import type { View } from './page.ts';

/** One of several views of a page, each with an address of its own. */
export interface TabEntry {
  readonly label: string;
  /** Its link, with the hash sign. */
  readonly href: string;
  readonly isSelected: boolean;
}

/** Tabs above the content of the selected one. */
export function tabs(entries: readonly TabEntry[], content: View): TemplateResult {
  const select = (event: Event) => {
    const { tabIndex } = (event as CustomEvent<{ tabIndex: number }>).detail;
    const chosen = entries[tabIndex];
    if (chosen !== undefined && !chosen.isSelected) {
      location.hash = chosen.href;
    }
  };
  return html`
    <ui5-tabcontainer @tab-select=${select}>
      ${entries.map(
        ({ label, isSelected }) =>
          html`<ui5-tab text=${label} ?selected=${isSelected}>${isSelected ? content : ''}</ui5-tab>`,
      )}
    </ui5-tabcontainer>
  `;
}
