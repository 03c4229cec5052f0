import type { FormInstance } from 'antd';
import { expect, it, vi } from 'vitest';

import { ApiProblem, type ProblemCode } from '../../api/client';
import { showAtField } from './refusals';

it.each<[ProblemCode, string | undefined]>([
  ['booking.crew_taken', 'crew_id'],
  ['booking.machine_taken', 'start_at'],
  ['booking.day_full', 'work_on'],
  ['capacity.below_booked', 'area'],
  ['plot.name_taken', 'name'],
  ['booking.wrong_status', undefined],
])('the refusal %s stands at %s', (code, field) => {
  const setFields = vi.fn<(fields: { name: unknown }[]) => void>();
  const form = { setFields, scrollToField: vi.fn() } as unknown as FormInstance;
  showAtField(form, new ApiProblem({ code, title: '', detail: 'why', status: 409 }));
  expect(setFields.mock.calls.flat(2).map(({ name }) => name)).toEqual(field ? [field] : []);
});
