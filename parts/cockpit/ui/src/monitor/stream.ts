import { recordCall } from '../shared/calls.ts';
import { answerOf, request } from '../shared/http.ts';
import type { Context } from './context.ts';

/**
 * The text of a stream, whatever its type; undefined when there is none.
 *
 * @throws CallError when the service refuses
 */
export async function textAt(context: Context, path: string): Promise<string | undefined> {
  const call = recordCall({ method: 'GET', path });
  const response = await request('GET', path, { Accept: '*/*' });
  call.status = response.status;
  if (response.status === 401) {
    context.session.ended();
  }
  if (response.status === 404) {
    return undefined;
  }
  return response.ok ? response.text() : answerOf<string>(response);
}
