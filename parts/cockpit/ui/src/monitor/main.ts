import '../shared/ui5.ts';
import { html, render } from 'lit-html';
import { CallError, query } from '../shared/http.ts';
import { App } from '../shared/page.ts';
import { Session } from '../shared/session.ts';
import { shell } from '../shared/shell.ts';
import { loadTexts } from '../shared/texts.ts';
import { startTheme } from '../shared/theme.ts';
import { Context, type MonitorSession } from './context.ts';
import { addressOf } from './entry.ts';
import { navigation } from './navigation.ts';
import { openPage } from './pages.ts';
import { monitor as english } from '../texts/en.json';
import { text } from './text.ts';

const SESSION = '/itspaces/session';
const SIGN_IN = '/itspaces/sign-in';
const root = document.getElementById('app') as HTMLElement;

async function start(): Promise<void> {
  history.replaceState(null, '', addressOf(location.pathname, location.hash));
  await Promise.all([loadTexts('monitor', english), startTheme()]);
  root.replaceChildren();
  try {
    const session = await Session.at<MonitorSession>(SESSION);
    if (session instanceof Session) {
      open(session);
    } else {
      signIn();
    }
  } catch (failure) {
    if (!(failure instanceof CallError)) {
      throw failure;
    }
    render(html`<p class="first" role="alert">${failure.message}</p>`, root);
  }
}

/** People sign in at the cockpit, which sends them back here. */
function signIn(): void {
  location.assign(SIGN_IN + query({ return: location.pathname + location.search + location.hash }));
}

function open(session: Session<MonitorSession>): void {
  const context = new Context(session);
  session.onEnd = signIn;
  const signOut = async () => {
    await session.end();
    signIn();
  };
  const app: App = new App(
    root,
    (address, screen) => openPage(address, context, screen),
    (page, address) =>
      shell(
        {
          title: text('monitor', { account: session.info.account }),
          user: session.info.user,
          navigation: navigation(address.path[0]),
          path: [],
          scripting: context,
          signOut: () => void signOut(),
        },
        page,
      ),
  );
  app.show();
}

void start();
