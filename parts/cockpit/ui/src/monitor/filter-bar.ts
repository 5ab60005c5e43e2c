import { html, nothing, type TemplateResult } from 'lit-html';
import { valueOf } from '../shared/form.ts';
import { CallError } from '../shared/http.ts';
import type { Screen } from '../shared/page.ts';
import { navigate } from '../shared/router.ts';
import type { Context } from './context.ts';
import { artifactsOf, parametersOf, partsOf, type Filter, type KnownArtifact } from './filter.ts';
import type { Period } from './period.ts';
import { periodFields } from './period-bar.ts';
import { STATUSES, statusText } from './status.ts';
import { text, type Key } from './text.ts';
import { TYPES, typeText } from './types.ts';

type TextField = 'artifact' | 'id' | 'sender' | 'receiver' | 'customStatus' | 'messageType' | 'header' | 'correlation';

const MORE: readonly TextField[] = ['sender', 'receiver', 'customStatus', 'messageType', 'header'];

/** The fields that say which messages are wanted. A choice counts at once, a text with Enter or the button. */
export class FilterBar {
  private draft: Filter;
  private known: readonly KnownArtifact[] = [];
  private showsMore: boolean;

  constructor(
    filter: Filter,
    private readonly shown: () => Period | undefined,
    private readonly context: Context,
    private readonly screen: Screen,
  ) {
    this.draft = filter;
    this.showsMore = MORE.some((name) => filter[name] !== undefined);
    void this.loadKnown();
  }

  /** Without suggestions the fields work all the same. */
  private async loadKnown(): Promise<void> {
    try {
      this.known = (await this.context.known.all()) ?? [];
    } catch (failure) {
      if (!(failure instanceof CallError)) {
        throw failure;
      }
    }
    this.screen.refresh();
  }

  view(): TemplateResult {
    const submit = (event: Event) => {
      event.preventDefault();
      this.apply(this.draft);
    };
    return html`<form class="filter" role="search" aria-label=${text('filter.name')} @submit=${submit}>
      ${periodFields({ filter: this.draft, shown: this.shown, change: (filter) => this.apply(filter) })}
      ${this.choice('status', STATUSES, statusText)} ${this.choice('type', this.types(), typeText)}
      ${this.choice('package', this.packages(), (id) => this.packageName(id))}
      ${this.textField('artifact', 'artifacts')} ${this.suggestions()} ${this.textField('id')}
      ${this.draft.correlation === undefined ? nothing : this.textField('correlation')}
      ${this.showsMore ? MORE.map((name) => this.textField(name)) : nothing}
      <!-- Enter in a field needs a button that the browser knows -->
      <button type="submit" hidden></button>
      <span class="buttons">
        <ui5-button design="Emphasized" type="Submit" id="apply">${text('filter.apply')}</ui5-button>
        <ui5-button design="Transparent" id="more" @click=${() => this.toggleMore()}
          >${this.showsMore ? text('filter.fewer') : text('filter.more')}</ui5-button
        >
        <ui5-button design="Transparent" @click=${() => this.apply({ time: this.draft.time })}
          >${text('filter.clear')}</ui5-button
        >
      </span>
      ${this.meant()}
    </form>`;
  }

  private toggleMore(): void {
    this.showsMore = !this.showsMore;
    this.screen.refresh();
  }

  private apply(filter: Filter): void {
    // what was frozen for its pages ends now, unless both ends were chosen
    const { to, ...rest } = filter;
    navigate(['messages'], parametersOf(filter.time === 'custom' ? filter : rest));
  }

  private choice(name: 'status' | 'type' | 'package', values: readonly string[], label: (value: string) => string) {
    const chosen = this.draft[name];
    const all = chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
    const change = (event: Event) => this.apply({ ...this.draft, [name]: valueOf(event) || undefined });
    return html`<label class="control"
      ><span>${text(`field.${name}`)}</span>
      <select id=${name} @change=${change}>
        <option value="" ?selected=${chosen === undefined}>${text('filter.all')}</option>
        ${all.map((value) => html`<option value=${value} ?selected=${value === chosen}>${label(value)}</option>`)}
      </select></label
    >`;
  }

  private textField(name: TextField, list?: string): TemplateResult {
    const input = (event: Event) => {
      this.draft = { ...this.draft, [name]: valueOf(event).trim() || undefined };
    };
    const hint: Partial<Record<TextField, Key>> = {
      artifact: 'hint.artifact',
      id: 'hint.id',
      header: 'hint.header',
    };
    const key = hint[name];
    return html`<label class="control"
      ><span>${text(`field.${name}`)}</span>
      <input
        id=${name}
        .value=${this.draft[name] ?? ''}
        list=${list ?? nothing}
        placeholder=${key === undefined ? nothing : text(key)}
        title=${key === undefined ? nothing : text(key)}
        autocomplete="off"
        spellcheck="false"
        @input=${input}
    /></label>`;
  }

  private suggestions(): TemplateResult {
    return html`<datalist id="artifacts">
      ${this.known.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
    </datalist>`;
  }

  /** Which artifacts a part of a name stands for. */
  private meant(): TemplateResult | typeof nothing {
    const parts = partsOf(this.draft.artifact);
    const meant = artifactsOf(parts, this.known);
    if (parts.length === 0 || meant.every(({ id }) => parts.includes(id))) {
      return nothing;
    }
    const names = meant.map(({ name }) => name).join(', ');
    return html`<p class="hint">${text('filter.meant', { count: meant.length, names })}</p>`;
  }

  /** Those of the original's filter, then whatever else has messages. */
  private types(): readonly string[] {
    return [...new Set([...TYPES, ...this.known.map(({ type }) => type).toSorted()])];
  }

  private packages(): readonly string[] {
    return [...new Set(this.known.map(({ packageId }) => packageId))].filter((id) => id !== '').toSorted();
  }

  private packageName(id: string): string {
    return this.known.find(({ packageId }) => packageId === id)?.packageName ?? id;
  }
}
