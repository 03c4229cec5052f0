import { Card } from 'antd';
import { Link } from 'react-router';

import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { DivisionName } from '../../../ui/DivisionName';
import { KeysetTable } from '../../../ui/KeysetTable';
import { LinkButton } from '../../../ui/LinkButton';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { useFormat } from '../../../ui/useFormat';
import { usePlots } from '../place/PlotChoice';
import { cropWords, servicesWords } from '../words';
import { loadBookings, useColumns } from './useBookings';
import { listWords } from './words';
import './lists.css';

/** What a member's page shows of services: its bookings and its plots. */
export function MemberServices({ memberId }: { memberId: string }) {
  const words = useWords(listWords);
  const shared = useWords(servicesWords);
  const me = useMe();
  const query = { member_id: memberId };
  return (
    <>
      <Card
        title={<h2>{words.ofMember}</h2>}
        extra={
          me.data?.permissions.includes('place_booking') && (
            <LinkButton to={`/office/bookings/new?member=${memberId}`}>{words.place}</LinkButton>
          )
        }
      >
        <KeysetTable
          label={words.ofMember}
          queryKey={['bookings', 'latest', query]}
          load={async () => ({ items: (await loadBookings(query, { limit: 5 })).items })}
          rowKey={({ id }) => id}
          columns={useColumns(['amount'])}
          empty={<EmptyState text={shared.noBookings} />}
        />
        <Link to={`/office/bookings?member=${memberId}`}>{words.allBookings}</Link>
      </Card>
      <Card title={<h2>{words.plots}</h2>}>
        <Plots memberId={memberId} />
      </Card>
    </>
  );
}

function Plots({ memberId }: { memberId: string }) {
  const words = useWords(listWords);
  const crops = useWords(cropWords);
  const format = useFormat();
  const plots = usePlots(memberId);
  if (plots.isPending) return <LoadingState />;
  if (plots.isError) return <ProblemState problem={plots.error} onRetry={() => void plots.refetch()} />;
  if (plots.data.items.length === 0) return <EmptyState text={words.noPlots} />;
  return (
    <ul className="plots">
      {plots.data.items.map((plot) => (
        <li key={plot.id}>
          <strong>{plot.name}</strong>
          <span>{format.area(plot.area)}</span>
          <span>{crops[plot.crop_line]}</span>
          <span>
            <DivisionName code={plot.division_code} />
          </span>
        </li>
      ))}
    </ul>
  );
}
