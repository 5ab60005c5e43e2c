import '../shared/ui5.ts';
import { html, render } from 'lit-html';
import { answerOf, CallError, request } from '../shared/http.ts';
import { App, type Page } from '../shared/page.ts';
import { parseAddress } from '../shared/router.ts';
import { Session } from '../shared/session.ts';
import { shell } from '../shared/shell.ts';
import { loadTexts } from '../shared/texts.ts';
import { startTheme } from '../shared/theme.ts';
import { Context, type CockpitSession } from './context.ts';
import { navigation, pathTo } from './navigation.ts';
import { openPage } from './pages.ts';
import { signInPage, type Provider } from './sign-in.ts';
import { cockpit as english } from '../texts/en.json';
import { text } from './text.ts';

const SESSION = '/session';
const HAND_OVER = '/sign-in/hosts/';
const root = document.getElementById('app') as HTMLElement;

async function start(): Promise<void> {
  await Promise.all([loadTexts('cockpit', english), startTheme()]);
  root.replaceChildren();
  try {
    const session = await Session.at<CockpitSession>(SESSION);
    if (session instanceof Session) {
      open(session);
    } else {
      await signIn();
    }
  } catch (failure) {
    if (!(failure instanceof CallError)) {
      throw failure;
    }
    render(html`<p class="first" role="alert">${failure.message}</p>`, root);
  }
}

/** Asks who it is, and goes on at the address that was wanted. */
async function signIn(): Promise<void> {
  const providers = await answerOf<{ oidc: Provider[] }>(await request('GET', `${SESSION}/providers`));
  const stage = freshStage();
  const app: App = new App(
    stage,
    (address, screen) => signInPage({ address, screen, providers: providers.oidc, path: SESSION, done: open }),
    (page: Page) => page.view(),
  );
  app.show();
}

function open(session: Session<CockpitSession>): void {
  if (isLeaving()) {
    return;
  }
  const context = new Context(session);
  session.onEnd = () => location.reload();
  const signOut = async () => {
    await session.end();
    location.assign(location.pathname);
  };
  const app: App = new App(
    freshStage(),
    (address, screen) => openPage(address, context, screen),
    (page, address) =>
      shell(
        {
          title: text('cockpit'),
          user: session.info.user,
          navigation: navigation(context, address),
          path: pathTo(context, address),
          scripting: context,
          signOut: () => void signOut(),
        },
        page,
      ),
  );
  app.show();
}

/** Goes on to the host that sent the person here to sign in, if one did. */
function isLeaving(): boolean {
  const { path, query } = parseAddress(location.hash);
  if (path[0] !== 'sign-in') {
    return false;
  }
  const wanted = query.get('return') ?? '';
  if (wanted.startsWith(HAND_OVER)) {
    location.replace(wanted);
    return true;
  }
  history.replaceState(null, '', location.pathname);
  return false;
}

/** An element of its own for each app, so that the one before draws nowhere. */
function freshStage(): HTMLElement {
  const stage = document.createElement('div');
  stage.className = 'stage';
  root.replaceChildren(stage);
  return stage;
}

void start();
