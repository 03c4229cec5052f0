import type { FormInstance } from 'antd';

import type { ApiProblem, ProblemCode } from '../../api/client';
import { showInForm } from '../../ui/formProblem';

type Fields = Partial<Record<ProblemCode, string>>;

/** The fields that refusals of a whole request are about. */
export const refusedFields: Fields = {
  'booking.crew_taken': 'crew_id',
  'booking.machine_taken': 'start_at',
  'booking.outside_day': 'start_at',
  'booking.day_full': 'work_on',
  'booking.day_closed': 'work_on',
  'booking.day_passed': 'work_on',
  'booking.same_day': 'work_on',
  'booking.too_far': 'work_on',
  'capacity.below_booked': 'area',
  'plot.name_taken': 'name',
  'provider.name_taken': 'name',
  'machine.registered': 'registration_no',
};

/** Shows a refusal at the field that it is about, as those of single fields are. */
export function showAtField(form: FormInstance, problem: ApiProblem): void {
  const field = refusedFields[problem.code];
  if (field) form.setFields([{ name: field, errors: [problem.detail] }]);
  showInForm(form, problem);
}
