// Does what a tutorial with screens says: each bullet is one of the sentences below, each shell block is typed.
import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';

const BLOCK = /^```sh\n([\s\S]*?)^```$|^- (.*(?:\n {2}\S.*)*)$/gm;
const SENTENCES = [
  [/^Sign in as \*\*User\*\* `admin` with the \*\*Password\*\* /, (cockpit) => cockpit.signedIn()],
  [/^Follow \*\*([^*]+)\*\*\.$/, (cockpit, name) => cockpit.follow(name)],
  [/^Open the tab \*\*([^*]+)\*\*\.$/, (cockpit, name) => cockpit.tab(name)],
  [/^Press \*\*([^*]+)\*\*\.$/, (cockpit, name) => cockpit.press(name)],
  [/^Enter the \*\*([^*]+)\*\* `([^`]+)`\.$/, (cockpit, name, value) => cockpit.enter(name, value)],
  [/^Choose the \*\*([^*]+)\*\* `([^`]+)`\.$/, (cockpit, name, option) => cockpit.choose(name, option)],
  [/^See `([^`]+)`\.$/, (cockpit, text) => cockpit.shows(text)],
];

/** The steps of a page in its order: `{ shell }` or `{ sentence }`. */
export function stepsOf(page) {
  return [...page.matchAll(BLOCK)].map(([, shell, sentence]) =>
    shell === undefined ? { sentence: sentence.replace(/\n\s*/g, ' ') } : { shell },
  );
}

/** Follows a page's steps; shell blocks share what they set, and may use it in the browser's fields. */
export async function follow(cockpit, page, environment, afterStep = async () => {}) {
  const typed = [];
  let output = '';
  for (const [index, step] of stepsOf(page).entries()) {
    if (step.shell === undefined) {
      await say(cockpit, step.sentence);
    } else {
      typed.push(step.shell);
    }
    await afterStep(step, index);
  }
  // typed at the end in one shell, as one would who keeps the terminal open
  const shell = spawnSync('bash', ['-euo', 'pipefail', '-c', typed.join('\n')], {
    env: environment,
    encoding: 'utf8',
  });
  output = shell.stdout + shell.stderr;
  assert.equal(shell.status, 0, output);
  return output;
}

async function say(cockpit, sentence) {
  for (const [pattern, action] of SENTENCES) {
    const match = pattern.exec(sentence);
    if (match !== null) {
      try {
        await action(cockpit, ...match.slice(1));
      } catch (failure) {
        throw new Error(`${sentence}\n${failure.message}\n${await cockpit.text()}`);
      }
      return;
    }
  }
  throw new Error(`nobody knows how to do this: ${sentence}`);
}
