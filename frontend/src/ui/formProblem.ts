import type { FormInstance } from 'antd';

import type { ApiProblem, FieldError } from '../api/client';

type FieldName = (string | number)[];
type FieldState = { name: FieldName; errors: string[] };

/** JSON Pointer (RFC 6901) → name of an Ant Design field: `/plots/0/area` → `['plots', 0, 'area']`. */
export function fieldName(pointer: string): FieldName {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^(0|[1-9]\d*)$/.test(part) ? Number(part) : part));
}

/** One entry per field, with all its messages. What points at the whole form is left to `ProblemAlert`. */
export function fieldStates(errors: readonly FieldError[]): FieldState[] {
  const states = new Map<string, FieldState>();
  for (const { pointer, message } of errors) {
    const name = fieldName(pointer);
    if (name.length === 0) continue;
    const state = states.get(pointer) ?? { name, errors: [] };
    state.errors.push(message);
    states.set(pointer, state);
  }
  return [...states.values()];
}

/** Shows the server's objections at the fields they are about and moves to the first. Use as `onError` of a mutation. */
export function showInForm(form: FormInstance, problem: ApiProblem): void {
  const states = fieldStates(problem.fieldErrors);
  form.setFields(states as Parameters<FormInstance['setFields']>[0]);
  const first = states[0];
  if (first) form.scrollToField(first.name, { block: 'center', focus: true });
}
