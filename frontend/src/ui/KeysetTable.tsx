import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Table } from 'antd';
import { type ReactNode, useState } from 'react';

import { commonWords } from '../app/words/common';
import { useWords } from '../app/words/dictionary';
import { EmptyState, LoadingState, ProblemState } from './states';
import { useIsPhone } from './useIsPhone';

export type Page<Row> = { items: Row[]; next_cursor?: string | null; total?: number | null };
export type PageQuery = { cursor?: string; limit: number };

export type Column<Row> = {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  align?: 'right';
  width?: number;
};

type Props<Row> = {
  /** What the table shows, for screen readers. */
  label: string;
  /** Names the list and its filters; another key starts again at the first page. */
  queryKey: readonly unknown[];
  load: (query: PageQuery) => Promise<Page<Row>>;
  rowKey: (row: Row) => string;
  /** On a phone the first column heads the card of its row. */
  columns: Column<Row>[];
  empty?: ReactNode;
};

const limits = [20, 50, 100, 200];

/** A list read page by page with cursors: a table on a wide screen, cards on a phone. */
export function KeysetTable<Row extends object>(props: Props<Row>) {
  return <Pages key={JSON.stringify(props.queryKey)} {...props} />;
}

function Pages<Row extends object>({ queryKey, load, empty, ...shown }: Props<Row>) {
  const isPhone = useIsPhone();
  const [limit, setLimit] = useState(20);
  const [cursors, setCursors] = useState<string[]>([]);
  const cursor = cursors.at(-1);
  const page = useQuery<Page<Row>>({
    queryKey: [...queryKey, { cursor, limit }],
    queryFn: () => load({ ...(cursor === undefined ? {} : { cursor }), limit }),
    placeholderData: keepPreviousData,
  });
  if (page.isPending) return <LoadingState />;
  if (page.isError) return <ProblemState problem={page.error} onRetry={() => void page.refetch()} />;
  const { items, next_cursor: next, total } = page.data;
  if (items.length === 0 && cursors.length === 0) return <>{empty ?? <EmptyState />}</>;
  const Rows = isPhone ? Cards : Grid;
  return (
    <section aria-label={shown.label} aria-busy={page.isFetching}>
      <Rows rows={items} {...shown} />
      {(cursors.length > 0 || Boolean(next) || typeof total === 'number') && (
        <Pager
          total={total}
          limit={limit}
          onLimit={(size) => {
            setCursors([]);
            setLimit(size);
          }}
          onPrevious={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined}
          onNext={next && !page.isPlaceholderData ? () => setCursors([...cursors, next]) : undefined}
        />
      )}
    </section>
  );
}

type RowsProps<Row> = Pick<Props<Row>, 'columns' | 'rowKey'> & { rows: Row[] };

/** A wide table scrolls, and whoever has no mouse must reach it. */
function Grid<Row extends object>({ rows, columns, rowKey }: RowsProps<Row>) {
  return (
    <Table<Row>
      ref={(table) => table?.nativeElement.querySelector('.ant-table-content')?.setAttribute('tabindex', '0')}
      size="middle"
      rowKey={rowKey}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={columns.map(({ key, title, render, align, width }) => ({
        key,
        title,
        align,
        width,
        render: (_: unknown, row) => render(row),
      }))}
    />
  );
}

function Cards<Row extends object>({ rows, columns, rowKey }: RowsProps<Row>) {
  const [head, ...rest] = columns;
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={rowKey(row)} className="card">
          <div className="card-head">{head?.render(row)}</div>
          <dl>
            {rest.map(({ key, title, render }) => (
              <div key={key}>
                <dt>{title}</dt>
                <dd>{render(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

type PagerProps = {
  total: number | null | undefined;
  limit: number;
  onLimit: (limit: number) => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
};

function Pager({ total, limit, onLimit, onPrevious, onNext }: PagerProps) {
  const words = useWords(commonWords);
  return (
    <nav className="pager">
      {typeof total === 'number' && <span className="pager-total">{words.total(total)}</span>}
      <Select
        aria-label={words.rowsPerPage}
        value={limit}
        onChange={onLimit}
        options={limits.map((value) => ({ value, label: value }))}
      />
      <Button icon={<LeftOutlined aria-hidden />} disabled={!onPrevious} onClick={onPrevious}>
        {words.previousPage}
      </Button>
      <Button icon={<RightOutlined aria-hidden />} iconPlacement="end" disabled={!onNext} onClick={onNext}>
        {words.nextPage}
      </Button>
    </nav>
  );
}
