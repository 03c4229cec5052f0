import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { answer, api } from './client';
import { session } from './session';

type Exchange = Record<'authorization' | 'key' | 'language' | 'type', string | null> & { path: string };

const me = {
  account_id: 'a',
  login: 'lin',
  display_name: 'Lin',
  role: 'member',
  org_unit_id: 'o',
  org_unit_name: 'O',
  posts: [],
  permissions: [],
  password_to_change: false,
};

let seen: Exchange[];
let respond: (exchange: Exchange) => Response | Promise<Response>;

function json(status: number, body: unknown, type = 'application/json') {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });
}

function refusal(status: number, code: string) {
  return json(status, { type: `/problems/${code}`, code, title: code, status }, 'application/problem+json');
}

const granted = () => json(200, { access_token: 'new', expires_at: '', password_to_change: false });
const signIn = () =>
  answer(api.POST('/api/v1/auth/sign-in', { body: { login: 'lin', password: 'secret', client: 'browser' } }));
const readMe = () => answer(api.GET('/api/v1/me'));

beforeEach(() => {
  seen = [];
  document.documentElement.lang = 'en';
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = new Request(input instanceof Request ? input : new URL(input, location.origin), init);
    const exchange = {
      path: new URL(request.url).pathname,
      authorization: request.headers.get('Authorization'),
      key: request.headers.get('Idempotency-Key'),
      language: request.headers.get('Accept-Language'),
      type: request.headers.get('Content-Type'),
    };
    seen.push(exchange);
    return respond(exchange);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  session.end();
});

it('gives the body of a good answer and tells the server the language', async () => {
  respond = () => json(200, me);
  expect(await readMe()).toEqual(me);
  expect(seen).toEqual([{ path: '/api/v1/me', authorization: null, key: null, language: 'en', type: null }]);
});

it('throws the problem that the server answered', async () => {
  respond = () => refusal(403, 'forbidden');
  await expect(readMe()).rejects.toMatchObject({ code: 'forbidden', status: 403, isPassing: false });
});

it('throws "unreachable" when nobody answers', async () => {
  respond = () => Promise.reject(new TypeError('network'));
  await expect(readMe()).rejects.toMatchObject({ code: 'unreachable', status: 0, isPassing: true });
});

it('throws "unreachable" when a proxy answers in place of the server', async () => {
  respond = () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } });
  await expect(readMe()).rejects.toMatchObject({ code: 'unreachable', status: 502, isPassing: true });
});

it('renews a spent token once for all calls and sends them again', async () => {
  session.begin('old');
  respond = ({ path, authorization }) => {
    if (path.endsWith('/refresh')) return granted();
    return authorization === 'Bearer new' ? json(200, me) : refusal(401, 'unauthenticated');
  };
  expect(await Promise.all([readMe(), readMe()])).toEqual([me, me]);
  expect(seen.filter(({ path }) => path.endsWith('/refresh'))).toHaveLength(1);
});

it('asks for a token before the first call after a reload', async () => {
  localStorage.setItem('sanwei.signed-in', '1');
  respond = ({ path }) => (path.endsWith('/refresh') ? granted() : json(200, me));
  await readMe();
  expect(seen.map(({ path, authorization }) => [path, authorization])).toEqual([
    ['/api/v1/auth/refresh', null],
    ['/api/v1/me', 'Bearer new'],
  ]);
});

it('asks for it in JSON, the only body that the server takes', async () => {
  const sent: (string | null)[] = [];
  localStorage.setItem('sanwei.signed-in', '1');
  respond = ({ path, type }) => {
    if (!path.endsWith('/refresh')) return json(200, me);
    sent.push(type);
    return granted();
  };
  await readMe();
  expect(sent).toEqual(['application/json']);
});

it('ends the session when the cookie is no longer good', async () => {
  session.begin('old');
  respond = () => refusal(401, 'unauthenticated');
  await expect(readMe()).rejects.toMatchObject({ code: 'unauthenticated' });
  expect([session.token(), session.mayBeRenewed()]).toEqual([null, false]);
});

it('does not take a wrong password for a spent token', async () => {
  respond = () => refusal(401, 'sign_in.failed');
  await expect(signIn()).rejects.toMatchObject({ code: 'sign_in.failed' });
  expect(seen).toHaveLength(1);
});

it('repeats the key of a POST that nobody answered, and takes a new one after an answer', async () => {
  respond = () => Promise.reject(new TypeError('network'));
  await expect(signIn()).rejects.toMatchObject({ code: 'unreachable' });
  respond = granted;
  await signIn();
  await signIn();
  const [lost, repeated, next] = seen.map(({ key }) => key);
  expect(lost).toMatch(/^[0-9a-f-]{36}$/);
  expect(repeated).toBe(lost);
  expect(next).not.toBe(lost);
});

it('keeps the key that the caller pins', async () => {
  respond = granted;
  const body = { login: 'lin', password: 'secret', client: 'browser' } as const;
  await answer(api.POST('/api/v1/auth/sign-in', { body, headers: { 'Idempotency-Key': 'pinned' } }));
  expect(seen[0]?.key).toBe('pinned');
});
