import type { ReactNode } from 'react';

import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { EventLine } from '../../ui/EventLine';
import { officeWords } from './office/words';
import { eventWords } from './words';

type Props = {
  events: readonly Schemas['Event'][];
  /** What else an event tells. */
  facts?: (event: Schemas['Event']) => ReactNode;
};

/** What happened to an application or a member, who did it and why; the latest first. */
export function Timeline({ events, facts }: Props) {
  return (
    <EventLine
      events={events}
      kinds={useWords(eventWords)}
      stranger={useWords(officeWords).applicant}
      {...(facts ? { facts } : {})}
    />
  );
}
