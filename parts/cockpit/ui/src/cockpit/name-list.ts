import { html, nothing } from 'lit-html';
import { changing, confirmDialog, OpenDialog } from '../shared/dialog.ts';
import type { Change } from '../shared/http.ts';
import { Remote, type Screen, type View } from '../shared/page.ts';
import { table } from '../shared/table.ts';
import type { Warnings } from './model.ts';
import { text, type Key } from './text.ts';
import { showWarnings } from './user-input.ts';

/** A field for one name. */
export interface NameChoice {
  /** The name; undefined as long as there is none. */
  readonly chosen: string | undefined;
  view(): View;
}

/** Users or groups that belong to something, and how to change that. */
export interface NameList {
  readonly screen: Screen;
  readonly mayChange: boolean;
  readonly kind: 'user' | 'group';
  /** Of the table, and of the dialog that adds a name. */
  readonly title: string;
  /** What taking a name out means. */
  readonly note: string;
  label(name: string): unknown;
  /** @param present the names that are in the list */
  choice(dialog: OpenDialog, present: readonly string[]): NameChoice;
  list(): Promise<string[]>;
  add(name: string): Change<Warnings | undefined>;
  remove(name: string): Change<void>;
  removeAll?(): Change<void>;
  /** Called after each change. */
  changed?(): void;
}

/** A table of names with buttons that add and remove them. */
export function nameList(content: NameList): () => View {
  const { screen, mayChange, kind, title, list, removeAll, changed } = content;
  const names = new Remote(screen, list);
  const reload = () => {
    changed?.();
    return names.load();
  };
  const named = (action: 'assign' | 'unassignAll') => text(`list.${action}.${kind}` as Key);

  const remove = (heading: string, change: Change<void>) =>
    confirmDialog(
      heading,
      html`<p>${content.note}</p>`,
      changing({ label: text('action.unassign'), design: 'Negative', change, done: reload }),
    );
  const button = (action: 'assign' | 'unassignAll', isDisabled: boolean, press: () => void): View =>
    html`<ui5-button accessible-name=${named(action)} ?disabled=${isDisabled} @click=${press}
      >${text(`action.${action}`)}</ui5-button
    >`;
  const toolbar = (rows: readonly string[]): View => html`
    <div class="toolbar">
      ${button('assign', false, () => addName(content, names, reload))}
      ${removeAll === undefined
        ? nothing
        : button('unassignAll', rows.length === 0, () => remove(named('unassignAll'), removeAll()))}
    </div>
  `;
  const row = (name: string): View => {
    const label = text('list.unassign', { name });
    return html`<ui5-button
      design="Transparent"
      accessible-name=${label}
      @click=${() => remove(label, content.remove(name))}
      >${text('action.unassign')}</ui5-button
    >`;
  };
  return () =>
    names.view(
      (rows) => html`
        ${mayChange ? toolbar(rows) : nothing}
        ${table({
          name: title,
          rows,
          empty: text(`list.empty.${kind}`),
          columns: [
            { title: text(`list.column.${kind}`), cell: (name) => content.label(name) },
            ...(mayChange ? [{ title: text('table.actions'), cell: row }] : []),
          ],
        })}
      `,
    );
}

function addName({ title, choice, add }: NameList, names: Remote<string[]>, reload: () => Promise<void>): void {
  let open: NameChoice | undefined;
  OpenDialog.show((dialog) => {
    const field = (open ??= choice(dialog, names.now ?? []));
    return {
      title,
      body: field.view(),
      confirmation: changing({
        label: text('action.save'),
        change: field.chosen === undefined ? undefined : add(field.chosen),
        done: (answer) => {
          showWarnings(answer);
          return reload();
        },
      }),
    };
  });
}
