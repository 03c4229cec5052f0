import { ApiProblem } from '../../api/client';

/** The same problem, each of its objections at the field where the person can mend it. */
export function atFields(problem: ApiProblem, shownAt: (pointer: string) => string): ApiProblem {
  const errors = problem.fieldErrors.map((error) => ({ ...error, pointer: shownAt(error.pointer) }));
  const { code, title, detail, status, instance } = problem;
  return new ApiProblem({ code, title, detail, status, instance, errors });
}
