import { useQuery } from '@tanstack/react-query';
import { Select, Table } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { useFilters } from '../../../ui/useFilters';
import { useIsPhone } from '../../../ui/useIsPhone';
import { useRatingText } from '../useRatingText';
import type { Card } from '../value';
import { kindWords, scorecardWords } from './words';
import '../office/office.css';

/** Every version of every card, with all that it counts. */
export function ScorecardsPage() {
  const words = useWords(scorecardWords);
  const text = useRatingText();
  const filters = useFilters();
  const cards = useQuery({ queryKey: ['scorecards'], queryFn: () => answer(api.GET('/api/v1/scorecards')) });
  if (cards.isPending) return <LoadingState />;
  if (cards.isError) return <ProblemState problem={cards.error} onRetry={() => void cards.refetch()} />;
  const { items } = cards.data;
  const shown = items.find(({ id }) => id === filters.read('version')) ?? items[0];
  return (
    <>
      <PageHeader title={words.title} note={words.note} />
      {shown ? (
        <div className="scorecard">
          <Select
            aria-label={words.choose}
            className="scorecard-choice"
            value={shown.id}
            onChange={(id) => filters.set('version', id)}
            options={items.map((card) => ({
              value: card.id,
              label: words.version(text.label(card.name), card.card_version, card.effective_from),
            }))}
          />
          <Grades card={shown} />
          {shown.groups.map((group) => (
            <Group key={group.code} group={group} />
          ))}
          <p className="fine-print">{words.edge}</p>
        </div>
      ) : (
        <EmptyState />
      )}
    </>
  );
}

function Grades({ card }: { card: Card }) {
  const words = useWords(scorecardWords);
  const above = (at: number) => card.grades[at - 1]?.from ?? 100;
  return (
    <>
      <h2>{words.grades}</h2>
      <Table
        size="small"
        rowKey="grade"
        pagination={false}
        dataSource={card.grades.map((band, at) => ({
          grade: band.grade,
          points: band.from > 0 ? words.from(band.from) : words.below(above(at)),
          rate: typeof band.rate_over_lpr === 'number' ? words.rateOver(band.rate_over_lpr) : words.noRate,
        }))}
        columns={[
          { key: 'grade', title: words.grade, dataIndex: 'grade' },
          { key: 'points', title: words.points, dataIndex: 'points' },
          { key: 'rate', title: words.rate, dataIndex: 'rate' },
        ]}
      />
    </>
  );
}

function Group({ group }: { group: Schemas['ScorecardGroup'] }) {
  const words = useWords(scorecardWords);
  const kinds = useWords(kindWords);
  const text = useRatingText();
  const isPhone = useIsPhone();
  const bands = ({ bands: all }: Schemas['Indicator']) => (
    <span className="scorecard-bands">
      {all.map(({ label, points }) => (
        <span key={`${label.zh} ${points}`}>{words.band(text.label(label), points)}</span>
      ))}
    </span>
  );
  return (
    <>
      <h2>{words.group(text.label(group.name), group.points)}</h2>
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={group.indicators}
        columns={[
          { key: 'name', title: words.indicator, width: '30%', render: (_, { name }) => text.label(name) },
          { key: 'max', title: words.max, width: 72, render: (_, { max }) => max },
          ...(isPhone ? [] : [{ key: 'kind', title: words.kind, width: 100, render: kindOf }]),
          { key: 'bands', title: words.bands, render: (_, indicator) => bands(indicator) },
        ]}
      />
    </>
  );

  function kindOf(_: unknown, { kind }: Schemas['Indicator']) {
    return kinds[kind];
  }
}
