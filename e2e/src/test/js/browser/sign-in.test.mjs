import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cockpit, platform } from './cockpit.mjs';

const WRONG = 'wrong-password-0123';
const RIGHT = 'right-password-0123';
const FAILURES = 5;

test('signing in leads to the address that was wanted, signing out ends the session', async () => {
  const cockpit = await Cockpit.open('/cockpit/#/accounts/demo/members');
  for (const theme of ['dark', 'light']) {
    await cockpit.prefers(theme);
    await cockpit.assertAccessible('sign-in');
  }
  await cockpit.signedIn();
  await cockpit.shows('Members');
  const [cookie] = await cockpit.page.cookies();
  assert.equal(cookie.name, '__Host-durward-session');
  assert.equal(cookie.httpOnly && cookie.secure, true);
  assert.equal(cookie.sameSite, 'Strict');

  await cockpit.press('User admin');
  const signOut = await cockpit.page.waitForSelector('ui5-menu-item[data-action="sign-out"]', { visible: true });
  await signOut.click();

  await cockpit.page.waitForSelector('#sign-in-user');
  assert.equal(await cockpit.page.evaluate(async () => (await fetch('/api/oauth/v1/accounts')).status), 401);
  cockpit.assertClean();
});

test('a user is locked after five wrong passwords, and told the same as for a wrong one', async () => {
  const admin = await Cockpit.open();
  await admin.signedIn();
  await platform(admin.page, 'POST', '/oauth/v1/accounts/durward/users', { name: 'locked-out', password: RIGHT });
  const cockpit = await Cockpit.open();
  const refusals = new Set();
  for (let attempt = 0; attempt < FAILURES; attempt++) {
    refusals.add(await refusal(cockpit, WRONG));
  }
  refusals.add(await refusal(cockpit, RIGHT));

  assert.equal(refusals.size, 1, [...refusals].join('\n'));
  cockpit.assertClean();
});

async function refusal(cockpit, password) {
  const answer = cockpit.page.waitForResponse(
    (candidate) => candidate.url().endsWith('/session') && candidate.request().method() === 'POST',
  );
  await cockpit.signIn('locked-out', password);
  assert.equal((await answer).status(), 401);
  await cockpit.page.waitForSelector('#sign-in:not([disabled])');
  return cockpit.textOf('[role="alert"]');
}
