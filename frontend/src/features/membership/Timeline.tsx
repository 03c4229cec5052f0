import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { EventLine } from '../../ui/EventLine';
import { officeWords } from './office/words';
import { eventWords } from './words';

/** What happened to an application or a member, who did it and why; the latest first. */
export function Timeline({ events }: { events: readonly Schemas['Event'][] }) {
  return <EventLine events={events} kinds={useWords(eventWords)} stranger={useWords(officeWords).applicant} />;
}
