import type { components } from './schema';

type Problem = components['schemas']['Problem'];

/** The server's codes, and one of our own for when no answer of the server's arrived. */
export type ProblemCode = Problem['code'] | 'unreachable';

export type FieldError = NonNullable<Problem['errors']>[number];

type Facts = Pick<Problem, 'title' | 'status'> &
  Partial<Record<'detail' | 'instance', string | undefined>> &
  Partial<Pick<Problem, 'errors'>> & { code: ProblemCode };

/** Everything that can go wrong with a call, thrown so that queries and mutations share one error type. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  /** HTTP status, 0 when nothing answered. */
  readonly status: number;
  /** The kind of refusal in a few words of the server's, in the language of the screen. */
  readonly title: string;
  /** What happened and what to do next, in the same language, with the figures of the case. */
  readonly detail: string;
  /** The request id to quote when asking for help. */
  readonly instance: string | undefined;
  readonly fieldErrors: readonly FieldError[];

  constructor(problem: Facts) {
    super(problem.code);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail ?? problem.title;
    this.instance = problem.instance?.replace('urn:uuid:', '');
    this.fieldErrors = problem.errors ?? [];
  }

  /** Whether the same request may succeed if it is simply sent again. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** For an answer that never came, or that a proxy gave in the server's place. */
export function unreachable(status = 0): ApiProblem {
  return new ApiProblem({ code: 'unreachable', title: 'unreachable', status });
}

export function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'title' in body;
}
