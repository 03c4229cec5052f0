import type { Schemas } from '../../api/client';

const pages: Record<string, string> = { application: 'applications', rating: 'ratings', booking: 'bookings' };

/** Where something is done, on the face with this base: the page of the record that it waits with. */
export function recordPath({ kind, subject_id: id }: Pick<Schemas['Todo'], 'kind' | 'subject_id'>, base: string) {
  const subject = kind.split('.')[0] ?? '';
  if (base !== '/my' || subject !== 'rating') return `${base}/${pages[subject] ?? ''}/${id}`;
  return kind === 'rating.declare' ? `${base}/rating/${id}/declare` : `${base}/rating/${id}`;
}
