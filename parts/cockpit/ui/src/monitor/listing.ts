import { CallError } from '../shared/http.ts';
import { callError, type Screen } from '../shared/page.ts';
import type { Context } from './context.ts';
import {
  checkPeriod,
  conditionOf,
  headerOption,
  ID_PROPERTIES,
  partsOf,
  periodOfFilter,
  type Filter,
  type IdProperty,
  type KnownArtifact,
} from './filter.ts';
import { entities, type Feed, type MessageRow } from './odata.ts';
import type { Period } from './period.ts';

/** Rows of a page. */
export const PAGE_SIZE = 50;

const SET = 'MessageProcessingLogs';
const COLUMNS = 'MessageGuid,CorrelationId,LogStart,LogEnd,Status,CustomStatus,IntegrationArtifact';

/** What a list asks the service for, apart from its page. */
export interface Question {
  readonly $filter: string;
  readonly filterCustomHeaderProperties: string | undefined;
}

/** A page of messages, and how many there are on all pages; the list comes first and never waits for the count. */
export class Listing {
  rows: readonly MessageRow[] | undefined;
  /** How many there are; undefined while they are counted. */
  total: number | undefined;
  /** Why the rows, or only the count, can't be had. */
  error: CallError | undefined;
  countError: CallError | undefined;
  /** The period of the rows; before there are any, the one that is asked for. */
  period: Period;
  /** What an id was found as. */
  idProperty: IdProperty = 'MessageGuid';
  private round = 0;

  constructor(
    private readonly filter: Filter,
    private readonly page: number,
    private readonly context: Context,
    private readonly screen: Screen,
  ) {
    this.period = periodOfFilter(filter);
    void this.load();
  }

  /** Reads the page, then counts; what was there stays until then. */
  async load(): Promise<void> {
    this.round += 1;
    const round = this.round;
    const period = periodOfFilter(this.filter);
    try {
      const { rows, idProperty } = await this.read(period);
      if (round === this.round) {
        this.rows = rows;
        this.period = period;
        this.idProperty = idProperty;
        this.error = undefined;
        this.screen.refresh();
        await this.count(round, rows.length);
      }
    } catch (failure) {
      if (round === this.round) {
        this.error = callError(failure);
      }
    }
    this.screen.refresh();
  }

  /** The question behind the list. Throws a CallError when it can't be asked. */
  async question(period = this.period, idProperty = this.idProperty): Promise<Question> {
    checkPeriod(period);
    return {
      $filter: conditionOf(this.filter, period, await this.known(), idProperty),
      filterCustomHeaderProperties: headerOption(this.filter),
    };
  }

  private async known(): Promise<readonly KnownArtifact[] | undefined> {
    return partsOf(this.filter.artifact).length === 0 ? [] : this.context.known.all();
  }

  private async read(period: Period): Promise<{ rows: readonly MessageRow[]; idProperty: IdProperty }> {
    let rows: readonly MessageRow[] = [];
    let { idProperty } = this;
    for (idProperty of this.filter.id === undefined ? [idProperty] : ID_PROPERTIES) {
      rows = await this.readPage(period, idProperty);
      if (rows.length > 0) {
        break;
      }
    }
    return { rows, idProperty };
  }

  private async readPage(period: Period, idProperty: IdProperty): Promise<readonly MessageRow[]> {
    const skip = (this.page - 1) * PAGE_SIZE;
    const feed = await this.context.api.get<Feed<MessageRow>>(
      entities(SET, {
        ...(await this.question(period, idProperty)),
        $orderby: 'LogEnd desc',
        $top: PAGE_SIZE,
        $skip: skip === 0 ? undefined : skip,
        $select: COLUMNS,
      }),
    );
    return feed.d.results;
  }

  private async count(round: number, rows: number): Promise<void> {
    const isLast = rows < PAGE_SIZE && (rows > 0 || this.page === 1);
    this.countError = undefined;
    try {
      const total = isLast ? (this.page - 1) * PAGE_SIZE + rows : await this.ask();
      if (round === this.round) {
        this.total = total;
      }
    } catch (failure) {
      if (round === this.round) {
        this.countError = callError(failure);
      }
    }
  }

  private async ask(): Promise<number> {
    const feed = await this.context.api.get<Feed<MessageRow>>(
      entities(SET, { ...(await this.question()), $inlinecount: 'allpages', $top: 0 }),
    );
    return Number(feed.d.__count);
  }
}
