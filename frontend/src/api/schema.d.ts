type Json<T> = { headers: { [name: string]: unknown }; content: { 'application/json': T } };
type Refusal = {
  headers: { [name: string]: unknown };
  content: { 'application/problem+json': components['schemas']['Problem'] };
};
type Post<Body, Answer> = {
  parameters: { query?: never; header?: { 'Idempotency-Key'?: string }; path?: never; cookie?: never };
  requestBody?: Body;
  responses: { 200: Json<Answer>; default: Refusal };
};
type Verbs = {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  get?: never;
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
};

export type paths = {
  '/api/v1/auth/sign-in': Omit<Verbs, 'post'> & {
    post: Post<
      { content: { 'application/json': components['schemas']['SignIn'] } },
      components['schemas']['SessionOut']
    >;
  };
  '/api/v1/auth/refresh': Omit<Verbs, 'post'> & { post: Post<never, components['schemas']['SessionOut']> };
  '/api/v1/auth/sign-out': Omit<Verbs, 'post'> & { post: Post<never, never> };
  '/api/v1/me': Omit<Verbs, 'get'> & {
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: Json<components['schemas']['MeOut']>; default: Refusal };
    };
  };
};

export type components = {
  schemas: {
    SignIn: { login: string; password: string };
    SessionOut: { access_token: string; expires_at: string; account: { id: string; login: string; display_name: string } };
    MeOut: {
      account_id: string;
      login: string;
      display_name: string;
      role: components['schemas']['Role'];
      org_unit: { id: string; name: string };
      posts: { id: string; role: components['schemas']['Role']; org_unit_name: string }[];
      member_id?: string | null;
      provider_id?: string | null;
    };
    Role:
      | 'administrator'
      | 'security_administrator'
      | 'auditor'
      | 'county_officer'
      | 'reviewer'
      | 'town_officer'
      | 'provider'
      | 'member';
    Problem: {
      type: string;
      code: components['schemas']['ProblemCode'];
      title: string;
      status: number;
      detail?: string | null;
      instance?: string | null;
      errors?: components['schemas']['FieldError'][] | null;
    };
    FieldError: { pointer: string; code: string; message: string };
    ProblemCode:
      | 'unauthenticated'
      | 'sign_in_failed'
      | 'account_locked'
      | 'forbidden'
      | 'not_found'
      | 'invalid'
      | 'stale'
      | 'refused'
      | 'too_many_requests'
      | 'busy'
      | 'internal';
  };
};
