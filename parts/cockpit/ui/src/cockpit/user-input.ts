import { html } from 'lit-html';
import { field, stateMessage, valueOf } from '../shared/form.ts';
import { messages } from '../shared/messages.ts';
import { callError, type Screen, type View } from '../shared/page.ts';
import type { KnownUser, Warning, Warnings } from './model.ts';
import type { NameChoice } from './name-list.ts';
import type { Platform } from './platform.ts';
import { text, type Key } from './text.ts';

const SUGGESTIONS = 20;
const PAUSE_MS = 150;
const KINDS: Readonly<Record<string, Key>> = {
  OAUTH_CLIENT: 'kind.client',
  MEMBER: 'kind.member',
};

/** What a field for a user is part of. */
export interface UserInputPlace {
  readonly id: string;
  readonly screen: Screen;
  readonly platform: Platform;
}

/** A text field that proposes the users that an account knows of, and says what looks wrong about what is typed. */
export class UserInput implements NameChoice {
  private proposed: readonly KnownUser[] = [];
  private warnings: readonly Warning[] = [];
  /** Why nobody can say anything about what is typed. */
  private failure: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param typed what it holds at first */
  constructor(
    private readonly place: UserInputPlace,
    private typed = '',
  ) {
    void this.ask();
  }

  /** What was typed, without spaces around it; undefined as long as that is nothing. */
  get chosen(): string | undefined {
    const name = this.typed.trim();
    return name === '' ? undefined : name;
  }

  view(): View {
    const { id } = this.place;
    const label = text('users.user');
    const [first] = this.warnings;
    return field(
      { id, label, isRequired: true, hint: first === undefined ? (this.failure ?? text('users.hint')) : this.doubts() },
      html`<ui5-input
        id=${id}
        accessible-name=${label}
        required
        show-suggestions
        no-typeahead
        value-state=${first === undefined ? 'None' : 'Critical'}
        .value=${this.typed}
        @input=${(event: Event) => this.change(valueOf(event))}
        @change=${(event: Event) => this.change(valueOf(event))}
      >
        ${stateMessage(first?.text)}
        ${this.proposed.map(
          ({ name, kind }) =>
            html`<ui5-suggestion-item text=${name} additional-text=${kindOf(kind)}></ui5-suggestion-item>`,
        )}
      </ui5-input>`,
    );
  }

  private doubts(): View {
    return html`<span class="wrong" role="status">${this.warnings.map(warningText).join(' ')}</span>
      ${[...new Set(this.warnings.flatMap(({ suggestions }) => suggestions))].map(
        (name) => html`<ui5-button design="Transparent" @click=${() => this.change(name)}>${name}</ui5-button>`,
      )}`;
  }

  private change(value: string): void {
    if (value === this.typed) {
      return;
    }
    this.typed = value;
    this.place.screen.refresh();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), PAUSE_MS);
  }

  /** What the account knows of what is typed; an answer that comes when more was typed counts no more. */
  private async ask(): Promise<void> {
    const { platform, screen } = this.place;
    const asked = this.chosen;
    let known: readonly KnownUser[] = [];
    let doubts: readonly Warning[] = [];
    let failure: string | undefined;
    try {
      [known, doubts] = await Promise.all([
        platform.knownUsers(asked ?? '', SUGGESTIONS),
        asked === undefined ? [] : platform.doubts(asked),
      ]);
    } catch (refused) {
      failure = callError(refused).message;
    }
    if (asked === this.chosen) {
      this.proposed = known;
      this.warnings = doubts;
      this.failure = failure;
      screen.refresh();
    }
  }
}

/** Says on the page what looks wrong about names that something was given to all the same. */
export function showWarnings(answer: Warnings | undefined): void {
  const warnings = answer?.warnings ?? [];
  if (warnings.length > 0) {
    messages.add('Critical', warnings.map(warningText).join(' '));
  }
}

/** A warning with what may have been meant. */
function warningText({ text: words, suggestions }: Warning): string {
  const sentence = `${words}.`;
  return suggestions.length === 0 ? sentence : `${sentence} ${text('users.near', { name: suggestions.join(', ') })}`;
}

function kindOf(kind: string): string {
  const key = KINDS[kind];
  return key === undefined ? '' : text(key);
}
