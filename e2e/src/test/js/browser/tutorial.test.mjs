import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { Cockpit, env } from './cockpit.mjs';
import { follow } from './tutorial.mjs';

/** Runs what was copied from the cockpit; a line of input is what somebody types. */
function inBash(command, input = '') {
  return execFileSync('bash', ['-euo', 'pipefail', '-c', command], {
    encoding: 'utf8',
    env: { ...env, CURL_CA_BUNDLE: env.CA_FILE },
    input,
  });
}

/** Answers curl's question for the password beforehand. */
function withPassword(command) {
  return command.replace(`-u ${env.ADMIN_USER} `, `--fail-with-body -u "$ADMIN_USER:$ADMIN_PASSWORD" `);
}

test('the tutorial can be followed to the letter', async () => {
  const page = readFileSync(env.TUTORIAL, 'utf8');
  // the demo runs already
  writeFileSync('durward', '#!/bin/sh\n', { mode: 0o755 });
  const cockpit = await Cockpit.open();
  const pictures = new Map([
    ['Enter the **Token Lifetime** `2`.', 'register-client'],
    ['See `Client Registered`.', 'client-registered'],
    ['See `would be refused with status 403`.', 'tutorial-explainer'],
    ['See `NodeManager.read`.', 'tutorial-users'],
  ]);

  const output = await follow(cockpit, page, env, async ({ sentence }) => {
    if (pictures.has(sentence)) {
      await cockpit.picture(pictures.get(sentence));
    }
  });

  assert.match(output, /<feed /);
  cockpit.assertClean();
});

test('the commands that the cockpit shows for a new client work as they are', async () => {
  const cockpit = await Cockpit.open();
  await cockpit.signedIn();
  await cockpit.go('accounts/demo/oauth/clients');

  await cockpit.press('Register New Client');
  await cockpit.enter('Name', 'With roles at once');
  await cockpit.enter('ID', 'with-roles');
  await cockpit.choose('Roles', 'Read message processing logs');
  await cockpit.page.keyboard.press('Tab');
  await cockpit.press('Save');
  await cockpit.dialog('Client Registered');

  const commands = await cockpit.textOf('ui5-dialog pre');
  assert.match(inBash(commands), /<feed /);
  cockpit.assertClean();
});

test('the command that a dialog shows does what its button would do', async () => {
  const cockpit = await Cockpit.open();
  const secret = "typed 'secret' \\ 0123456789";
  await cockpit.signedIn();
  await cockpit.go('accounts/demo/oauth/clients');

  await cockpit.press('Register New Client');
  await cockpit.enter('Name', 'By "command" \\(1)');
  await cockpit.enter('ID', 'by-command');
  await cockpit.enter('Secret', secret);
  const register = await cockpit.plannedCommand();
  assert.ok(!register.includes('typed'), register);
  const registered = JSON.parse(inBash(withPassword(register), `${secret}\n`));
  assert.deepEqual([registered.name, registered.secret], ['By "command" \\(1)', secret]);

  await cockpit.page.keyboard.press('Escape');
  await cockpit.go(`accounts/demo/authorizations/users?user=${registered.user}`);
  await cockpit.press('Assign');
  await cockpit.choose('Role', 'NodeManager.read');
  inBash(withPassword(await cockpit.plannedCommand()));
  await cockpit.page.reload();
  await cockpit.shows('NodeManager.read');

  await cockpit.go('accounts/demo/oauth/clients/by-command');
  await cockpit.press('Delete');
  await cockpit.press('Delete');
  await cockpit.noDialog();
  assert.match(await cockpit.page.$eval('.calls ol', (panel) => panel.textContent), /DELETE.*by-command.*204.*on the page before/s);
  cockpit.assertClean();
});
