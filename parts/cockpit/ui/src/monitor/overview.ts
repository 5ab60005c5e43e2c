import { html, nothing, type TemplateResult } from 'lit-html';
import { query } from '../shared/http.ts';
import { Remote, type Page, type Screen, type View } from '../shared/page.ts';
import { href, navigate } from '../shared/router.ts';
import type { Context } from './context.ts';
import { doubtsView } from './doubts.ts';
import { checkPeriod, filterOf, periodOfFilter, type Doubt, type Filter, type KnownArtifact } from './filter.ts';
import type { Period } from './period.ts';
import { periodBar, shownPeriod } from './period-bar.ts';
import { STATUSES, statusText } from './status.ts';
import { text } from './text.ts';

interface Counted extends KnownArtifact {
  /** By status; a status without messages is absent. */
  readonly messages: Readonly<Record<string, number>>;
}

interface Overview {
  readonly from: string;
  readonly to: string;
  /** Whether there are more artifacts than these. */
  readonly truncated: boolean;
  readonly artifacts: readonly Counted[];
}

const numbers = new Intl.NumberFormat();

/** The start page: how many messages of each artifact have each status. */
class OverviewPage implements Page {
  readonly title = text('overview.title');
  private readonly filter: Filter;
  private readonly doubts: readonly Doubt[];
  private readonly counts: Remote<Overview>;
  private showsAll = false;

  constructor(
    parameters: URLSearchParams,
    usual: string,
    private readonly context: Context,
    private readonly screen: Screen,
  ) {
    ({ filter: this.filter, doubts: this.doubts } = filterOf(parameters, usual));
    this.counts = new Remote(screen, () => this.fetch());
    context.repeat.attach(() => this.counts.load());
  }

  private async fetch(): Promise<Overview> {
    const period = periodOfFilter(this.filter);
    checkPeriod(period);
    const { from, to } = period;
    const overview = await this.context.api.get<Overview>(
      `/itspaces/monitoring/overview${query({ from: from?.toISOString(), to: to.toISOString() })}`,
    );
    this.context.known.note(overview);
    return overview;
  }

  view(): View {
    return html`
      ${periodBar({
        filter: this.filter,
        shown: () => this.shown(),
        change: (filter) => navigate([], { time: filter.time, from: filter.from, to: filter.to }),
        refresh: () => void this.counts.load(),
        repeat: this.context.repeat,
        screen: this.screen,
      })}
      ${doubtsView(this.doubts, this.filter)} ${this.counts.view((overview) => this.table(overview))}
    `;
  }

  private shown(): Period | undefined {
    const { now } = this.counts;
    // without a begin the answer names the first moment there is
    return now === undefined
      ? undefined
      : { from: Date.parse(now.from) === 0 ? undefined : new Date(now.from), to: new Date(now.to) };
  }

  private table(overview: Overview): TemplateResult {
    const { artifacts, truncated } = overview;
    const busy = artifacts.filter(({ messages }) => Object.keys(messages).length > 0);
    const shown = this.showsAll ? artifacts : busy;
    const statuses = STATUSES.filter((status) => busy.some(({ messages }) => messages[status] !== undefined));
    return html`
      ${shownPeriod(overview.from, overview.to)}
      ${truncated
        ? html`<ui5-message-strip design="Critical" hide-close-button
            >${text('overview.truncated', { count: artifacts.length })}</ui5-message-strip
          >`
        : nothing}
      ${busy.length === 0 && !this.showsAll
        ? html`<p class="empty" id="nothing">${text('overview.empty')}</p>`
        : html`<div class="table" role="region" aria-label=${this.title} tabindex="0">
            <table id="overview" aria-label=${this.title}>
              <thead>
                <tr>
                  <th scope="col">${text('overview.artifact')}</th>
                  ${statuses.map((status) => html`<th scope="col" class="number">${statusText(status)}</th>`)}
                  <th scope="col" class="number">${text('overview.all')}</th>
                </tr>
              </thead>
              <tbody>
                ${shown.map((artifact) => this.row(artifact, statuses, overview))}
              </tbody>
              ${this.totals(busy, statuses, overview)}
            </table>
          </div>`}
      ${artifacts.length > busy.length ? this.allSwitch(artifacts.length - busy.length) : nothing}
    `;
  }

  private row(artifact: Counted, statuses: readonly string[], overview: Overview): TemplateResult {
    const { id, name, packageName, messages } = artifact;
    const all = Object.values(messages).reduce((sum, count) => sum + count, 0);
    return html`<tr>
      <th scope="row"><span title="${id}, ${packageName}">${name}</span></th>
      ${statuses.map((status) => this.cell(messages[status] ?? 0, overview, { artifact: id, status }))}
      ${this.cell(all, overview, { artifact: id })}
    </tr>`;
  }

  private totals(busy: readonly Counted[], statuses: readonly string[], overview: Overview): View {
    if (busy.length < 2) {
      return nothing;
    }
    const sum = (status: string) => busy.reduce((total, { messages }) => total + (messages[status] ?? 0), 0);
    return html`<tfoot>
      <tr>
        <th scope="row">${text('overview.artifacts', { count: busy.length })}</th>
        ${statuses.map((status) => this.cell(sum(status), overview, { status }))}
        ${this.cell(
          statuses.reduce((total, status) => total + sum(status), 0),
          overview,
          {},
        )}
      </tr>
    </tfoot>`;
  }

  /** A number that leads to its messages, in the period it was counted in. */
  private cell(count: number, overview: Overview, of: { artifact?: string; status?: string }): TemplateResult {
    const { time: chosen, from } = this.filter;
    const address = href(['messages'], { time: chosen, from, to: overview.to, ...of });
    const status = of.status ?? '';
    return html`<td class="number" data-status=${status}>
      ${count === 0 ? html`<span class="none">0</span>` : html`<a href=${address}>${numbers.format(count)}</a>`}
    </td>`;
  }

  private allSwitch(idle: number): TemplateResult {
    const change = () => {
      this.showsAll = !this.showsAll;
      this.screen.refresh();
    };
    return html`<p>
      <ui5-button design="Transparent" @click=${change}
        >${this.showsAll ? text('overview.hideIdle') : text('overview.showIdle', { count: idle })}</ui5-button
      >
    </p>`;
  }
}

/** The status overview. */
export function overviewPage(parameters: URLSearchParams, usual: string, context: Context, screen: Screen): Page {
  return new OverviewPage(parameters, usual, context, screen);
}
