import { html, nothing, render, type TemplateResult } from 'lit-html';
import { turnPage } from './calls.ts';
import { CallError } from './http.ts';
import { messages } from './messages.ts';
import { parseAddress, type Address } from './router.ts';
import { text } from './texts.ts';

export type View = TemplateResult | typeof nothing;

/** One screen, as long as its address is shown. */
export interface Page {
  /** The heading; it names the browser's tab too. */
  readonly title: string;
  /** What it shows now; called after each change. */
  view(): View;
}

/** What a page can ask of the app around it. */
export interface Screen {
  /** Draws again, once, after the current work. */
  refresh(): void;
}

/** Shows pages, one at a time. */
export class App implements Screen {
  private page: Page | undefined;
  private scheduled = false;

  /**
   * @param root where to draw
   * @param open the page for an address
   * @param frame what surrounds each page
   */
  constructor(
    private readonly root: HTMLElement,
    private readonly open: (address: Address, screen: Screen) => Page,
    private readonly frame: (page: Page, address: Address) => View,
  ) {
    window.addEventListener('hashchange', () => this.show());
  }

  /** Opens the page of the current address anew. */
  show(): void {
    turnPage();
    messages.clear();
    this.page = this.open(parseAddress(location.hash), this);
    this.refresh();
  }

  refresh(): void {
    if (!this.scheduled) {
      this.scheduled = true;
      queueMicrotask(() => this.draw());
    }
  }

  private draw(): void {
    this.scheduled = false;
    if (this.page !== undefined) {
      document.title = `${this.page.title} – ${text('product')}`;
      render(this.frame(this.page, parseAddress(location.hash)), this.root);
    }
  }
}

/** Something that a page waits for. */
export class Remote<T> {
  private value: T | undefined;
  private error: CallError | undefined;

  /** @param fetch gets it; called at once, and by each {@link load} */
  constructor(
    private readonly screen: Screen,
    private readonly fetch: () => Promise<T>,
  ) {
    void this.load();
  }

  /** Gets it again; what was there stays until then. */
  async load(): Promise<void> {
    try {
      this.value = await this.fetch();
      this.error = undefined;
    } catch (failure) {
      this.error = callError(failure);
    }
    this.screen.refresh();
  }

  /** What came, or undefined as long as nothing did. */
  get now(): T | undefined {
    return this.value;
  }

  /** Whether the last try failed. */
  get isFailed(): boolean {
    return this.error !== undefined;
  }

  /** Shows what came, that it is awaited, or why it can't be had. */
  view(ready: (value: T) => View): View {
    if (this.error !== undefined) {
      return html`<ui5-message-strip design="Negative" hide-close-button>${this.error.message}</ui5-message-strip>`;
    }
    return this.value === undefined ? html`<p class="loading" role="status">${text('loading')}</p>` : ready(this.value);
  }
}

/** What a call failed with; anything else is a bug and goes on. */
export function callError(failure: unknown): CallError {
  if (failure instanceof CallError) {
    return failure;
  }
  throw failure;
}
