import { html, nothing, type TemplateResult } from 'lit-html';
import { CallError } from '../shared/http.ts';
import type { Page, Screen, View } from '../shared/page.ts';
import { href, navigate } from '../shared/router.ts';
import { time } from '../shared/time.ts';
import type { Context } from './context.ts';
import { Detail } from './detail.ts';
import { doubtsView } from './doubts.ts';
import { Export } from './export.ts';
import { FilterBar } from './filter-bar.ts';
import { filterOf, headerOf, parametersOf, type Doubt, type Filter } from './filter.ts';
import { Listing, PAGE_SIZE } from './listing.ts';
import { duration, dateOf, type MessageRow } from './odata.ts';
import { refreshControls, shownPeriod } from './period-bar.ts';
import { statusTag } from './status.ts';
import { text } from './text.ts';

const numbers = new Intl.NumberFormat();

/** The messages of a filter, page by page, with one of them in detail. */
class MessagesPage implements Page {
  readonly title = text('messages.title');
  private readonly filter: Filter;
  private readonly doubts: readonly Doubt[];
  private readonly number: number;
  private readonly bar: FilterBar;
  private readonly listing: Listing | undefined;
  private readonly export: Export | undefined;
  private detail: Detail | undefined;

  constructor(
    parameters: URLSearchParams,
    usual: string,
    private readonly context: Context,
    private readonly screen: Screen,
  ) {
    ({ filter: this.filter, doubts: this.doubts } = filterOf(parameters, usual));
    this.number = Math.max(1, Math.trunc(Number(parameters.get('page') ?? 1)) || 1);
    this.bar = new FilterBar(this.filter, () => this.listing?.period, context, screen);
    // the service would take no notice of what it can't read
    if (this.filter.header === undefined || headerOf(this.filter.header) !== undefined) {
      const listing = new Listing(this.filter, this.number, context, screen);
      this.listing = listing;
      this.export = new Export(listing, context, screen);
      context.repeat.attach(() => this.refresh(listing));
    }
    const guid = parameters.get('guid');
    this.detail = guid === null ? undefined : new Detail(guid, parameters.get('tab') ?? 'status', context, screen);
  }

  view(): View {
    return html`
      ${this.bar.view()} ${doubtsView(this.doubts, this.filter)}
      ${this.listing === undefined
        ? html`<p class="wrong" role="alert">${text('messages.badHeader')}</p>`
        : html`<div class="split">
            <section class="list" aria-label=${this.title}>${this.list(this.listing)}</section>
            ${this.detail === undefined
              ? nothing
              : html`<section class="detail" id="detail" aria-label=${text('detail.name')}>
                  ${this.detail.view(
                    () => this.select(undefined),
                    (tab) => this.showTab(tab),
                  )}
                </section>`}
          </div>`}
    `;
  }

  private list(listing: Listing): TemplateResult {
    return html`
      ${listing.rows === undefined ? nothing : shownPeriod(listing.period.from, listing.period.to)} ${this.paging(listing)}
      ${listing.error === undefined
        ? nothing
        : html`<div role="alert">
            <ui5-message-strip design="Negative" hide-close-button>${failureText(listing.error)}</ui5-message-strip>
          </div>`}
      ${listing.rows === undefined
        ? listing.error === undefined
          ? html`<p class="loading" role="status">${text('loading')}</p>`
          : nothing
        : this.table(listing, listing.rows)}
      <div class="toolbar">${this.export?.view() ?? nothing}</div>
    `;
  }

  private table(listing: Listing, rows: readonly MessageRow[]): TemplateResult {
    const header = (key: 'messages.artifact' | 'messages.status' | 'messages.changed') =>
      html`<th scope="col">${text(key)}</th>`;
    return html`<div class="table" role="region" aria-label=${this.title} tabindex="0">
      <table id="messages" aria-label=${this.title}>
        <thead>
          <tr>
            ${header('messages.artifact')} ${header('messages.status')} ${header('messages.changed')}
            <th scope="col" class="number">${text('messages.duration')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.row(row))}
          ${rows.length > 0 ? nothing : html`<tr><td class="empty" colspan="4">${this.emptyText(listing)}</td></tr>`}
        </tbody>
      </table>
    </div>`;
  }

  private emptyText(listing: Listing): string {
    if (this.number > 1) {
      return text('messages.beyond');
    }
    return listing.period.from === undefined ? text('messages.none') : text('messages.nonePeriod');
  }

  private row(row: MessageRow): TemplateResult {
    const { Id, Name, PackageName } = row.IntegrationArtifact;
    const isShown = row.MessageGuid === this.detail?.guid;
    const open = (event: MouseEvent) => {
      // with a key held it opens in another tab or window
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        this.select(row.MessageGuid);
      }
    };
    return html`<tr data-guid=${row.MessageGuid} aria-current=${isShown ? 'true' : 'false'}>
      <td>
        <a href=${this.address({ guid: row.MessageGuid })} title="${Id}, ${PackageName}" @click=${open}>${Name}</a>
      </td>
      <td>${statusTag(row.Status)}</td>
      <td class="nowrap">${time(dateOf(row.LogEnd))}</td>
      <td class="number nowrap">${durationText(row)}</td>
    </tr>`;
  }

  private paging(listing: Listing): TemplateResult {
    const { total } = listing;
    const pages = total === undefined ? undefined : Math.max(1, Math.ceil(total / PAGE_SIZE));
    const isFull = listing.rows?.length === PAGE_SIZE;
    const mayGoOn = isFull && (pages === undefined || this.number < pages);
    const go = (event: Event) => {
      const wanted = Math.trunc(Number((event.target as HTMLInputElement).value));
      if (wanted >= 1) {
        this.goTo(Math.min(wanted, pages ?? wanted));
      }
    };
    return html`<div class="toolbar paging">
      <h2 id="count" aria-live="polite">${countText(listing)}</h2>
      <span class="spacer"></span>
      ${this.step('page.first', '«', this.number > 1 ? 1 : undefined)}
      ${this.step('page.previous', '‹', this.number > 1 ? this.number - 1 : undefined)}
      <label class="control inline"
        ><span>${text('page.number')}</span>
        <input id="page" type="number" min="1" max=${pages ?? nothing} .value=${String(this.number)} @change=${go}
      /></label>
      <span>${text('page.of', { pages: pages === undefined ? '…' : numbers.format(pages) })}</span>
      ${this.step('page.next', '›', mayGoOn ? this.number + 1 : undefined)}
      ${this.step('page.last', '»', mayGoOn ? pages : undefined)}
      ${refreshControls({
        refresh: () => void this.refresh(listing),
        repeat: this.context.repeat,
        screen: this.screen,
      })}
    </div>`;
  }

  /** Refreshes what ends now; a period that stays begins anew with its first page. */
  private async refresh(listing: Listing): Promise<void> {
    if (this.filter.to === undefined || this.filter.time === 'custom') {
      await Promise.all([listing.load(), this.detail?.refresh()]);
    } else {
      const { to, ...rest } = this.filter;
      navigate(['messages'], { ...parametersOf(rest), guid: this.detail?.guid, tab: this.detail?.tab });
    }
  }

  private step(name: 'page.first' | 'page.previous' | 'page.next' | 'page.last', sign: string, to: number | undefined) {
    return html`<ui5-button
      design="Transparent"
      data-page=${name}
      tooltip=${text(name)}
      accessible-name=${text(name)}
      ?disabled=${to === undefined}
      @click=${() => (to === undefined ? undefined : this.goTo(to))}
      >${sign}</ui5-button
    >`;
  }

  /** Another page of the same messages: the period stays where it is. */
  private goTo(page: number): void {
    const to = this.listing?.period.to.toISOString();
    navigate(['messages'], { ...parametersOf(this.filter), to, page: String(page) });
  }

  private address(changes: Record<string, string | undefined>): string {
    const page = this.number === 1 ? undefined : String(this.number);
    return href(['messages'], { ...parametersOf(this.filter), page, ...changes });
  }

  private select(guid: string | undefined): void {
    const tab = this.detail?.tab;
    history.pushState(null, '', this.address({ guid, tab: guid === undefined ? undefined : tab }));
    const before = this.detail?.guid;
    this.detail = guid === undefined ? undefined : new Detail(guid, tab ?? 'status', this.context, this.screen);
    this.detail?.reveal();
    this.screen.refresh();
    if (guid === undefined && before !== undefined) {
      // back to where it was opened
      document.querySelector<HTMLElement>(`#messages tr[data-guid="${CSS.escape(before)}"] a`)?.focus();
    }
  }

  private showTab(tab: string): void {
    history.replaceState(null, '', this.address({ guid: this.detail?.guid, tab }));
  }
}

function durationText(row: MessageRow): string {
  return text('messages.ms', { count: numbers.format(duration(row.LogStart, row.LogEnd)) });
}

function countText({ total, error, countError }: Listing): string {
  if (total !== undefined) {
    return text('messages.count', { count: numbers.format(total) });
  }
  return error === undefined && countError === undefined ? text('messages.counting') : text('messages.uncounted');
}

/** What to do about it, where that is known. */
function failureText(error: CallError): string {
  return error.status === 503 ? text('messages.slow', { message: error.message }) : error.message;
}

/** The list of messages. */
export function messagesPage(parameters: URLSearchParams, usual: string, context: Context, screen: Screen): Page {
  return new MessagesPage(parameters, usual, context, screen);
}
