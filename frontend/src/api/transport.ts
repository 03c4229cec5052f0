import { session } from './session';

const refreshPath = '/api/v1/auth/refresh';
const withoutRefresh = ['/api/v1/auth/sign-in', refreshPath];
const keyHeader = 'Idempotency-Key';

/** Keys of the POSTs that nobody answered yet: pressing the button again repeats the request, not the effect. */
const unansweredKeys = new Map<string, string>();

let refreshing: Promise<boolean> | null = null;

async function askForToken(): Promise<boolean> {
  const response = await fetch(refreshPath, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      [keyHeader]: crypto.randomUUID(),
      'Accept-Language': document.documentElement.lang,
      'Content-Type': 'application/json',
    },
    body: '{}',
  });
  if (!response.ok) {
    if (response.status < 500) session.end();
    return false;
  }
  const { access_token } = (await response.json()) as { access_token: string };
  session.begin(access_token);
  return true;
}

/**
 * Exchanges the cookie for a new access token. One request at a time, also across tabs: two that spend the same
 * refresh token would look like theft and end the session.
 */
export function refreshSession(): Promise<boolean> {
  // Browsers offer locks on secure origins only.
  const locks = navigator.locks as LockManager | undefined;
  const alone = () => (locks ? locks.request('sanwei.refresh', askForToken) : askForToken());
  refreshing ??= alone().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function fingerprint(request: Request): Promise<string> {
  return `${request.method} ${request.url}\n${await request.clone().text()}`;
}

async function sendOnce(request: Request): Promise<Response> {
  const token = session.token();
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  return fetch(request);
}

async function sendRefreshing(request: Request): Promise<Response> {
  if (withoutRefresh.includes(new URL(request.url).pathname)) return sendOnce(request);
  if (!session.token() && session.mayBeRenewed()) await refreshSession();
  const again = request.clone();
  const response = await sendOnce(request);
  if (response.status !== 401 || !session.token()) return response;
  return (await refreshSession()) ? sendOnce(again) : response;
}

async function sendKeyed(request: Request): Promise<Response> {
  const isJson = request.headers.get('Content-Type')?.startsWith('application/json') ?? true;
  if (!isJson) {
    request.headers.set(keyHeader, crypto.randomUUID());
    return sendRefreshing(request);
  }
  const print = await fingerprint(request);
  const key = unansweredKeys.get(print) ?? crypto.randomUUID();
  unansweredKeys.set(print, key);
  request.headers.set(keyHeader, key);
  const response = await sendRefreshing(request);
  if (response.status < 500) unansweredKeys.delete(print);
  return response;
}

/** `fetch` with what every call of this application carries: language, token, and a key on each POST. */
export async function send(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', document.documentElement.lang);
  return request.method === 'POST' && !request.headers.has(keyHeader) ? sendKeyed(request) : sendRefreshing(request);
}
