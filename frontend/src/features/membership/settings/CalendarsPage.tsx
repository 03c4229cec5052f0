import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { basisWords, calendarWords } from './words';
import './settings.css';

/** The years whose public holidays are arranged. */
export function useCalendarYears() {
  return useQuery({ queryKey: ['calendar-years'], queryFn: () => answer(api.GET('/api/v1/calendar-years')) });
}

export function CalendarsPage() {
  const words = useWords(calendarWords);
  const me = useMe();
  const found = useCalendarYears();
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const { items } = found.data;
  return (
    <>
      <PageHeader
        title={words.title}
        note={words.note}
        actions={
          me.data?.permissions.includes('manage_calendar') && (
            <LinkButton type="primary" to="/office/calendar/new">
              {words.enter}
            </LinkButton>
          )
        }
      />
      {items.length === 0 ? (
        <EmptyState text={words.nothing} />
      ) : (
        <ul className="cards">
          {items.map((year) => (
            <Year key={year.year} year={year} />
          ))}
        </ul>
      )}
    </>
  );
}

function Year({ year: { year, basis, source } }: { year: Schemas['CalendarYearSummary'] }) {
  const words = useWords(calendarWords);
  const bases = useWords(basisWords);
  return (
    <li className="card">
      <p className="record-banner">
        <Link to={`/office/calendar/${year}`}>
          <strong>{words.yearTitle(year)}</strong>
        </Link>
        <StatusTag tone={basis === 'notice' ? 'good' : 'waiting'}>{bases[basis]}</StatusTag>
      </p>
      <p className="calendar-source">{source}</p>
    </li>
  );
}
