import { TrailPage } from '../../features/identity/trail/TrailPage';
import { bookingStates, ratingStates } from '../../features/identity/trail/changes/words';
import { applicationStatusWords } from '../../features/membership/words';
import { memberStatusWords } from '../words/vocabularies';

const states = {
  application: applicationStatusWords,
  member: memberStatusWords,
  rating: ratingStates,
  booking: bookingStates,
};

/** The audit trail, with the words of every context whose records it tells of. */
export function OfficeTrailPage() {
  return <TrailPage states={states} />;
}
