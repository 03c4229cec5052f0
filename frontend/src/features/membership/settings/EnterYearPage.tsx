import { Card, InputNumber } from 'antd';
import { useState } from 'react';

import { answer, api } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, NoPermissionState, ProblemState } from '../../../ui/states';
import { ArrangementForm } from './ArrangementForm';
import { useCalendarYears } from './CalendarsPage';
import { useSaved } from './useSaved';
import { calendarWords } from './words';

/** Enters the public holidays of another year. */
export function EnterYearPage() {
  const me = useMe();
  const known = useCalendarYears();
  const words = useWords(calendarWords);
  if (me.isPending || known.isPending) return <LoadingState />;
  if (known.isError) return <ProblemState problem={known.error} onRetry={() => void known.refetch()} />;
  if (!me.data?.permissions.includes('manage_calendar')) return <NoPermissionState />;
  const latest = Math.max(...known.data.items.map(({ year }) => year), 1999);
  return (
    <>
      <PageHeader title={words.enterTitle} note={words.note} backTo="/office/calendar" />
      <NewYear first={Math.min(latest + 1, 2100)} />
    </>
  );
}

function NewYear({ first }: { first: number }) {
  const words = useWords(calendarWords);
  const saved = useSaved();
  const [year, setYear] = useState(first);
  return (
    <>
      <Card className="calendar-editor">
        <label htmlFor="year">{words.year}</label>{' '}
        <InputNumber id="year" min={2000} max={2100} precision={0} value={year} onChange={(to) => to && setYear(to)} />
      </Card>
      <ArrangementForm
        key={year}
        year={year}
        initial={{}}
        send={(arrangement) => answer(api.POST('/api/v1/calendar-years', { body: { ...arrangement, year } }))}
        onDone={saved}
      />
    </>
  );
}
