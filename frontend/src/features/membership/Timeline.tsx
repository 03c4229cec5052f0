import { Timeline as Line } from 'antd';

import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { roleWords } from '../../app/words/vocabularies';
import { useFormat } from '../../ui/useFormat';
import { officeWords } from './office/words';
import { eventWords } from './words';

/** What happened to an application or a member, who did it and why; the latest first. */
export function Timeline({ events }: { events: readonly Schemas['Event'][] }) {
  const words = useWords(officeWords);
  const kinds: Partial<Record<Schemas['EventKind'], string>> = useWords(eventWords);
  const roles = useWords(roleWords);
  const format = useFormat();
  const who = ({ by, role }: Schemas['Event']) => (by && role ? words.by(by, roles[role]) : (by ?? words.applicant));
  return (
    <Line
      items={events
        .filter(({ kind }) => kinds[kind] !== undefined)
        .toReversed()
        .map((event) => ({
          key: event.id,
          content: (
            <div className="timeline-entry">
              <strong>{kinds[event.kind]}</strong>
              <p>
                {format.instant(event.at)} · {who(event)}
              </p>
              {event.reason && <blockquote>{event.reason}</blockquote>}
            </div>
          ),
        }))}
    />
  );
}
