import { html, type TemplateResult } from 'lit-html';
import { href } from '../shared/router.ts';
import { text, type Key } from './text.ts';

const ENTRIES: readonly { readonly path: readonly string[]; readonly text: Key }[] = [
  { path: [], text: 'nav.overview' },
  { path: ['messages'], text: 'nav.messages' },
  { path: ['flows'], text: 'nav.flows' },
];

/** The links between the monitor's pages. */
export function navigation(current: string | undefined): TemplateResult {
  return html`<nav class="pages" aria-label=${text('nav.name')}>
    ${ENTRIES.map(
      ({ path, text: key }) =>
        html`<a href=${href(path)} aria-current=${path[0] === current ? 'page' : 'false'}>${text(key)}</a>`,
    )}
  </nav>`;
}
