import { html } from 'lit-html';
import { field, valueOf } from '../shared/form.ts';
import { Remote, type Screen, type View } from '../shared/page.ts';
import type { NameChoice } from './name-list.ts';
import type { Platform } from './platform.ts';
import { text } from './text.ts';

/** A choice of one of the groups that exist. */
export class GroupChoice implements NameChoice {
  private readonly groups: Remote<string[]>;
  private picked: string | undefined;

  /** @param without groups that can't be chosen, as they are already */
  constructor(
    private readonly screen: Screen,
    platform: Platform,
    without: readonly string[],
  ) {
    this.groups = new Remote(screen, async () => (await platform.groups()).filter((group) => !without.includes(group)));
  }

  /** The group; undefined when there is none to choose. */
  get chosen(): string | undefined {
    return this.picked ?? this.groups.now?.[0];
  }

  view(): View {
    const label = text('groups.group');
    const choose = (event: Event) => {
      this.picked = valueOf(event);
      this.screen.refresh();
    };
    return this.groups.view((groups) =>
      groups.length === 0
        ? html`<p>${text('groups.noneLeft')}</p>`
        : field(
            { id: 'group', label, isRequired: true },
            html`<ui5-select id="group" accessible-name=${label} @change=${choose}>
              ${groups.map(
                (group) => html`<ui5-option value=${group} ?selected=${group === this.chosen}>${group}</ui5-option>`,
              )}
            </ui5-select>`,
          ),
    );
  }
}
