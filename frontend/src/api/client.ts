import createClient from 'openapi-fetch';

import { ApiProblem, isProblem, unreachable } from './problem';
import type { components, paths } from './schema';
import { send } from './transport';

export { ApiProblem, type FieldError, type ProblemCode } from './problem';

export type Schemas = components['schemas'];

/** The typed client. Paths, parameters and bodies are checked against the OpenAPI document. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });

type Call<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/**
 * The body of an answer, and for the writes that follow a read, its version.
 *
 * @throws ApiProblem for every refusal and for an answer that never came
 */
export async function answerWithEtag<T>(call: Call<T>): Promise<{ body: T; etag: string | null }> {
  const { data, error, response } = await call.catch((failure: unknown) => {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw unreachable();
  });
  if (isProblem(error)) throw new ApiProblem(error);
  if (!response.ok) throw unreachable(response.status);
  return { body: data as T, etag: response.headers.get('ETag') };
}

/** The body of an answer. Throws `ApiProblem` for every refusal and for an answer that never came. */
export async function answer<T>(call: Call<T>): Promise<T> {
  return (await answerWithEtag(call)).body;
}
