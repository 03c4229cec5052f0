import { useQuery } from '@tanstack/react-query';
import { Timeline } from 'antd';

import { answer, api } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { EmptyState, LoadingState, ProblemState } from '../../ui/states';
import { UnitLink } from '../../ui/UnitLink';
import { orgEventWords, organisationWords } from './words';

/** What happened to a unit, each with its day and the document that decided it; the latest first. */
export function UnitEvents({ id }: { id: string }) {
  const words = useWords(organisationWords);
  const kinds = useWords(orgEventWords);
  const events = useQuery({
    queryKey: ['org-unit', id, 'events'],
    queryFn: () => answer(api.GET('/api/v1/org-units/{id}/events', { params: { path: { id } } })),
  });
  if (events.isPending) return <LoadingState />;
  if (events.isError) return <ProblemState problem={events.error} onRetry={() => void events.refetch()} />;
  if (events.data.items.length === 0) return <EmptyState text={words.noEvents} />;
  return (
    <Timeline
      items={events.data.items.toReversed().map((event) => ({
        key: event.id,
        content: (
          <div className="org-event">
            <p>
              <strong>{kinds[event.kind]}</strong>{' '}
              {event.other_id && (
                <>
                  {event.kind !== 'merged' && `${words.parent} `}
                  <UnitLink id={event.other_id} />
                </>
              )}
            </p>
            <small>
              {event.occurred_on}
              {event.document && ` · ${event.document}`}
            </small>
          </div>
        ),
      }))}
    />
  );
}
