import { Timeline } from 'antd';
import type { ReactNode } from 'react';

import type { Schemas } from '../api/client';
import { useWords } from '../app/words/dictionary';
import { roleWords } from '../app/words/vocabularies';
import { useFormat } from './useFormat';
import { uiWords } from './words';

type Event = Schemas['Event'];

type Props = {
  events: readonly Event[];
  /** What is told; other kinds are left out. */
  kinds: Partial<Record<Schemas['EventKind'], string>>;
  /** Who acted where nobody was signed in. */
  stranger: string;
  /** The figures of an event. */
  facts?: (event: Event) => ReactNode;
};

/** What happened to a record, who did it and why; the latest first. */
export function EventLine({ events, kinds, stranger, facts }: Props) {
  const words = useWords(uiWords);
  const roles = useWords(roleWords);
  const format = useFormat();
  const who = ({ by, role }: Event) => (by && role ? words.by(by, roles[role]) : (by ?? stranger));
  return (
    <Timeline
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
              {facts?.(event)}
              {event.reason && <blockquote>{event.reason}</blockquote>}
            </div>
          ),
        }))}
    />
  );
}
