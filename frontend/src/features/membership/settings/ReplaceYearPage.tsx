import { answer, api } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, NoPermissionState, NotFoundState, ProblemState } from '../../../ui/states';
import { ArrangementForm } from './ArrangementForm';
import { useSaved } from './useSaved';
import { calendarWords } from './words';
import { useCalendarYear, useYearOfAddress } from './YearPage';

/** Replaces a year's arrangement, unless somebody has changed it since it was shown. */
export function ReplaceYearPage() {
  const words = useWords(calendarWords);
  const me = useMe();
  const year = useYearOfAddress();
  const found = useCalendarYear(year);
  const saved = useSaved();
  if (Number.isNaN(year)) return <NotFoundState />;
  if (me.isPending || found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  if (!me.data?.permissions.includes('manage_calendar')) return <NoPermissionState />;
  const { body, etag } = found.data;
  const params = { path: { year }, header: { 'If-Match': etag ?? '' } };
  return (
    <>
      <PageHeader title={words.changeTitle(year)} note={words.note} backTo={`/office/calendar/${year}`} />
      <ArrangementForm
        initial={body}
        year={year}
        send={(arrangement) => answer(api.PUT('/api/v1/calendar-years/{year}', { params, body: arrangement }))}
        onDone={saved}
      />
    </>
  );
}
