import { html, nothing, type TemplateResult } from 'lit-html';
import type { View } from './page.ts';
import { text } from './texts.ts';

/** How many rows a page of a list has. */
export const PAGE_SIZE = 50;

/** The page that an address asks for, from 1; anything else means the first. */
export function pageOf(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? '1');
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}

/** The rows of one page. */
export function rowsOf<Row>(rows: readonly Row[], page: number): readonly Row[] {
  return rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

/** Where the reader is in a list, and the links to the pages before and after. */
export function pager(page: number, total: number, linkTo: (page: number) => string): TemplateResult {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const link = (label: string, target: number): View =>
    target < 1 || target > pages ? nothing : html`<a href=${linkTo(target)}>${label}</a>`;
  return html`
    <nav class="toolbar" aria-label=${text('paging.name')}>
      <span>${text('paging.total', { total })}</span>
      ${pages === 1
        ? nothing
        : html`${link(text('paging.previous'), page - 1)}
            <span>${text('paging.page', { page, pages })}</span>
            ${link(text('paging.next'), page + 1)}`}
    </nav>
  `;
}
