import { href } from '../shared/router.ts';

/** Where the app's addresses are kept. */
const HOME = '/itspaces/shell/monitoring/';
const MESSAGE = /\/monitoring\/MessageDetails\/(.+)$/;

/** The address that a documented link means: one that names a message opens it, all others lead to the start page. */
export function addressOf(path: string, hash: string): string {
  const guid = messageOf(path);
  if (guid !== undefined) {
    return HOME + href(['messages'], { time: 'all', id: guid, guid });
  }
  return HOME + hash;
}

function messageOf(path: string): string | undefined {
  const named = MESSAGE.exec(path)?.[1];
  if (named === undefined) {
    return undefined;
  }
  try {
    const { messageGuid } = JSON.parse(decodeURIComponent(named)) as { messageGuid?: unknown };
    return typeof messageGuid === 'string' && messageGuid !== '' ? messageGuid : undefined;
  } catch {
    return undefined;
  }
}
