import { html } from 'lit-html';
import { field, valueOf } from '../shared/form.ts';
import { Remote, type Page, type View } from '../shared/page.ts';
import { PAGE_SIZE, pageOf, pager } from '../shared/paging.ts';
import { href, navigate } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { time } from '../shared/time.ts';
import type { Opening } from './pages.ts';
import { text, type Key } from './text.ts';

const CATEGORIES = [
  'audit.security-events',
  'audit.configuration',
  'audit.data-access',
  'audit.data-modification',
] as const;
const PERIODS = { hour: 3_600_000, day: 86_400_000, week: 604_800_000, month: 2_592_000_000 } as const;
const DEFAULT_PERIOD = 'day';

type Period = keyof typeof PERIODS;

interface Wanted {
  readonly period: Period;
  /** End of the period, so that its pages stay as they are. */
  readonly until: string;
  readonly user: string;
  readonly category: string;
}

/** What happened in an account, newest first. */
export function auditLogPage({ account, query, platform, screen }: Opening): Page {
  const wanted = read(query);
  const page = pageOf(query);
  const path = ['accounts', account, 'audit-log'];
  const records = new Remote(screen, async () => {
    const filter = filterOf(wanted);
    const { '@odata.count': total } = await platform.auditLog(filter, 1, 0);
    // the API's order is ascending, so the newest are its last page
    const end = total - (page - 1) * PAGE_SIZE;
    const start = Math.max(0, end - PAGE_SIZE);
    const rows = end <= 0 ? [] : (await platform.auditLog(filter, end - start, start)).value;
    return { total, rows: rows.toReversed() };
  });
  const change = (difference: Partial<Wanted>) => {
    const { period, user, category } = { ...wanted, ...difference };
    navigate(path, { period, user, category });
  };

  return {
    title: text('nav.auditLog'),
    view: () => html`
      ${filters(wanted, change)}
      ${records.view(
        ({ total, rows }) => html`
          ${table({
            name: text('nav.auditLog'),
            rows,
            empty: text('audit.empty'),
            columns: [
              { title: text('audit.time'), cell: ({ Time }) => html`<span class="nowrap">${time(instantOf(Time))}</span>` },
              { title: text('users.user'), cell: ({ User }) => User },
              { title: text('audit.category'), cell: ({ Category }) => Category.replace('audit.', '') },
              { title: text('audit.message'), cell: ({ Message }) => Message },
            ],
          })}
          ${pager(page, total, (target) => href(path, { ...wanted, page: String(target) }))}
        `,
      )}
    `,
  };
}

function read(query: URLSearchParams): Wanted {
  const period = query.get('period') ?? '';
  return {
    period: Object.hasOwn(PERIODS, period) ? (period as Period) : DEFAULT_PERIOD,
    until: query.get('until') ?? new Date().toISOString(),
    user: query.get('user') ?? '',
    category: query.get('category') ?? '',
  };
}

/** Contract f.2: UTC with dots. */
function filterOf({ period, until, user, category }: Wanted): string {
  const end = Date.parse(until);
  const literal = (millis: number) => `'${new Date(millis).toISOString().slice(0, -1).replaceAll(':', '.')}'`;
  const terms = Number.isNaN(end) ? [] : [`Time gt ${literal(end - PERIODS[period])}`, `Time le ${literal(end)}`];
  if (user !== '') {
    terms.push(`User eq '${user.replaceAll("'", "''")}'`);
  }
  if (category !== '') {
    terms.push(`Category eq '${category.replaceAll("'", "''")}'`);
  }
  return terms.join(' and ');
}

/** `2018-03-21T09.00.40.572+0000` as a date. */
function instantOf(dotted: string): string {
  return dotted.replace(/T(\d\d)\.(\d\d)\./, 'T$1:$2:').replace('+0000', 'Z');
}

function filters({ period, user, category }: Wanted, change: (difference: Partial<Wanted>) => void): View {
  const select = (id: string, label: string, chosen: string, options: readonly { value: string; label: string }[], changed: (value: string) => void) =>
    field(
      { id, label },
      html`<ui5-select id=${id} accessible-name=${label} @change=${(event: Event) => changed(valueOf(event))}>
        ${options.map(
          (option) =>
            html`<ui5-option value=${option.value} ?selected=${option.value === chosen}>${option.label}</ui5-option>`,
        )}
      </ui5-select>`,
    );
  return html`
    ${select(
      'period',
      text('audit.time'),
      period,
      Object.keys(PERIODS).map((value) => ({ value, label: text(`audit.${value}` as Key) })),
      (value) => change({ period: value as Period }),
    )}
    ${select(
      'category',
      text('audit.category'),
      category,
      [{ value: '', label: text('audit.all') }, ...CATEGORIES.map((value) => ({ value, label: value.replace('audit.', '') }))],
      (value) => change({ category: value }),
    )}
    ${field(
      { id: 'audit-user', label: text('users.user') },
      html`<ui5-input
        id="audit-user"
        accessible-name=${text('users.user')}
        show-clear-icon
        .value=${user}
        @change=${(event: Event) => change({ user: valueOf(event).trim() })}
      ></ui5-input>`,
    )}
  `;
}
