import type { Schemas } from '../../../../api/client';

type Form = Pick<Schemas['ShownForm'], 'identity' | 'composition'>;

/** The value on a form that a warning is about. */
function valueAt(form: Form, pointer: string): string {
  const about = pointer.startsWith('/composition') ? form.composition : form.identity;
  return JSON.stringify(about ?? null);
}

/** The warnings about an application that are about figures which the member still has. */
export function stillHolding(
  { form, warnings }: { form: Form; warnings: readonly Schemas['Warning'][] },
  now: Form,
): Schemas['Warning'][] {
  return warnings.filter(({ pointer }) => valueAt(form, pointer) === valueAt(now, pointer));
}
