import { useQuery } from '@tanstack/react-query';
import { Alert, Card } from 'antd';
import { useParams } from 'react-router';

import { answerWithEtag, api } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, NotFoundState, ProblemState } from '../../../ui/states';
import { workingDays } from './arrangement';
import { Occasions } from './Occasions';
import { basisWords, calendarWords } from './words';
import { YearCalendar } from './YearCalendar';

/** The year of the address; `NaN` for anything else, which no year is arranged for. */
export function useYearOfAddress(): number {
  const { year = '' } = useParams();
  return /^\d{4}$/.test(year) ? Number(year) : NaN;
}

export function useCalendarYear(year: number) {
  return useQuery({
    queryKey: ['calendar-year', year],
    queryFn: () => answerWithEtag(api.GET('/api/v1/calendar-years/{year}', { params: { path: { year } } })),
    enabled: !Number.isNaN(year),
  });
}

/** How the public holidays of a year are arranged, on a calendar and in words. */
export function YearPage() {
  const words = useWords(calendarWords);
  const bases = useWords(basisWords);
  const me = useMe();
  const year = useYearOfAddress();
  const found = useCalendarYear(year);
  if (Number.isNaN(year)) return <NotFoundState />;
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const { basis, source, days } = found.data.body;
  return (
    <>
      <PageHeader
        title={words.yearTitle(year)}
        note={`${bases[basis]} · ${words.workingDays(workingDays(year, days))}`}
        backTo="/office/calendar"
        actions={
          me.data?.permissions.includes('manage_calendar') && (
            <LinkButton type="primary" to={`/office/calendar/${year}/edit`}>
              {words.change}
            </LinkButton>
          )
        }
      />
      {basis === 'statute' && <Alert type="warning" showIcon className="calendar-alert" title={words.statuteOnly} />}
      <p className="calendar-source">{source}</p>
      <Card>
        <YearCalendar year={year} days={days} />
      </Card>
      <h2 className="section-title">{words.occasions}</h2>
      <Occasions days={days} />
    </>
  );
}
