import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Cockpit, env, openBrowser } from './cockpit.mjs';
import { follow } from './tutorial.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

test('the tutorial can be followed to the letter', async () => {
  const page = readFileSync(env.TUTORIAL, 'utf8');
  // the demo runs already
  writeFileSync('durward', '#!/bin/sh\n', { mode: 0o755 });
  const cockpit = await Cockpit.open(browser);
  const pictures = new Map([
    ['Enter the **Token Lifetime** `2`.', 'register-client'],
    ['See `Client Registered`.', 'client-registered'],
    ['See `would be refused with status 403`.', 'explainer'],
    ['See `NodeManager.read`.', 'users'],
    ['See `Token Endpoint:`.', 'branding'],
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
  const { execFileSync } = await import('node:child_process');
  const cockpit = await Cockpit.open(browser);
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
  const feed = execFileSync('bash', ['-euo', 'pipefail', '-c', commands], {
    encoding: 'utf8',
    env: { ...env, CURL_CA_BUNDLE: env.CA_FILE },
  });
  assert.match(feed, /<feed /);
  cockpit.assertClean();
});
