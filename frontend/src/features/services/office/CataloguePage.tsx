import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { useFilters } from '../../../ui/useFilters';
import { useFormat } from '../../../ui/useFormat';
import { percent } from '../amounts';
import { linkWords, servicesWords, unitWords } from '../words';
import { providerWords } from './words';
import '../lists/lists.css';
import './office.css';

type Terms = Schemas['ServiceTerms'];

/** What is offered at which price and with which subsidy on a day. */
export function CataloguePage() {
  const words = useWords(providerWords);
  const filters = useFilters();
  const on = filters.read('on');
  const query = on ? { on } : {};
  const catalogue = useQuery({
    queryKey: ['service-links', query],
    queryFn: () => answer(api.GET('/api/v1/service-links', { params: { query } })),
  });
  const columns = useColumns();
  const inOrder = Object.keys(useWords(linkWords));
  if (catalogue.isPending) return <LoadingState />;
  if (catalogue.isError) return <ProblemState problem={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  const { items, on: day } = catalogue.data;
  return (
    <>
      <PageHeader title={words.catalogue} note={words.catalogueNote(day)} />
      <div className="filters">
        <Input
          type="date"
          className="filter-day"
          prefix={words.onDay}
          aria-label={words.onDay}
          value={day}
          onChange={({ target }) => filters.set('on', target.value)}
        />
      </div>
      <KeysetTable
        label={words.catalogue}
        queryKey={['service-links', 'table', day]}
        load={() =>
          Promise.resolve({ items: items.toSorted((a, b) => inOrder.indexOf(a.link) - inOrder.indexOf(b.link)) })
        }
        rowKey={({ link }) => link}
        columns={columns}
      />
    </>
  );
}

function useColumns(): Column<Terms>[] {
  const words = useWords(providerWords);
  const shared = useWords(servicesWords);
  const links = useWords(linkWords);
  const units = useWords(unitWords);
  const format = useFormat();
  const perUnit = (amount: string, { unit }: Terms) => shared.perUnit(format.money(amount), units[unit]);
  return [
    { key: 'link', title: words.link, render: ({ link }) => links[link] },
    { key: 'price', title: words.price, align: 'right', render: (terms) => perUnit(terms.price, terms) },
    { key: 'subsidy', title: words.subsidy, align: 'right', render: (terms) => perUnit(terms.subsidy, terms) },
    { key: 'discounts', title: words.discounts, render: (terms) => <Discounts terms={terms} /> },
    {
      key: 'machineDay',
      title: words.machineDay,
      align: 'right',
      render: ({ per_machine_day: area }) => format.area(area),
    },
    {
      key: 'weight',
      title: words.weight,
      align: 'right',
      render: ({ weight_bp: bp }) => format.text(bp == null ? null : `${percent(bp)}%`),
    },
    {
      key: 'booked',
      title: words.booked,
      render: ({ bookable }) => (bookable ? words.byBooking : words.byContract),
    },
    { key: 'since', title: words.since, render: ({ effective_from: day }) => day },
  ];
}

function Discounts({ terms }: { terms: Terms }) {
  const words = useWords(providerWords);
  const format = useFormat();
  const told = terms.scale_tiers.map(({ from, discount_bp: bp }) => words.scale(format.area(from), percent(bp)));
  if (terms.smallholder_discount_bp > 0) {
    told.unshift(words.smallholder(format.area(terms.smallholder_below), percent(terms.smallholder_discount_bp)));
  }
  return <span className="list-name">{format.text(told.join(words.between))}</span>;
}
