import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';

import { useWords } from '../../../app/words/dictionary';
import { memberStatusWords, memberTypeWords } from '../../../app/words/vocabularies';
import { Choice, optionsOf, Words } from '../../../ui/Filters';
import { useFilters } from '../../../ui/useFilters';
import { officeWords } from '../office/words';
import { useIndustryFederations, useTowns } from '../towns';
import { scaleUnitWords } from '../words';
import { moreNames } from './query';
import { searchWords, sortWords } from './words';
import './search.css';

/** Which members are wanted. What is asked for less often stands behind a button, open where it is set. */
export function MemberFilters() {
  const words = useWords(officeWords);
  const own = useWords(searchWords);
  const statuses = useWords(memberStatusWords);
  const types = useWords(memberTypeWords);
  const [query, setQuery] = useSearchParams();
  const [isOpen, setOpen] = useState(moreNames.some((name) => query.has(name)));
  const towns = useTowns();
  return (
    <>
      <div className="filters">
        <Words key={query.get('q')} label={own.searchMember} />
        <Choice name="type" label={words.type} any={words.anyType} options={optionsOf(types)} />
        <Choice name="status" label={words.status} any={words.anyStatus} options={optionsOf(statuses)} />
        <Choice name="town" label={words.unit} any={words.anyUnit} options={towns.data ?? []} />
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? own.less : own.more}
        </Button>
        {query.size > 0 && (
          <Button type="link" onClick={() => setQuery({}, { replace: true })}>
            {own.clear}
          </Button>
        )}
      </div>
      {isOpen && <MoreFilters key={query.size} />}
    </>
  );
}

function MoreFilters() {
  const words = useWords(searchWords);
  const units = useWords(scaleUnitWords);
  const sorts = useWords(sortWords);
  const filters = useFilters();
  const federations = useIndustryFederations();
  const { number: byNumber, ...otherSorts } = sorts;
  return (
    <div className="filters">
      <Choice name="federation" label={words.federation} any={words.anyFederation} options={federations.data ?? []} />
      <Choice
        name="verified"
        label={words.verified}
        any={words.anyVerified}
        options={[
          { value: 'yes', label: words.isVerified },
          { value: 'no', label: words.notVerified },
        ]}
      />
      <Bound name="from" label={words.joinedFrom} type="date" />
      <Bound name="until" label={words.joinedUntil} type="date" />
      <Choice name="scale_unit" label={words.scaleUnit} any={words.anyScale} options={optionsOf(units)} />
      {filters.read('scale_unit') && (
        <>
          <Bound name="scale_from" label={words.scaleFrom} />
          <Bound name="scale_to" label={words.scaleTo} />
        </>
      )}
      <Choice name="sort" label={words.sort} any={byNumber} options={optionsOf(otherSorts)} />
    </div>
  );
}

/** A bound of a day or a size, taken once it is entered. */
function Bound({ name, label, type = 'text' }: { name: string; label: string; type?: 'date' | 'text' }) {
  const filters = useFilters();
  const isDate = type === 'date';
  const take = (value: string) => filters.set(name, value.trim());
  return (
    <Input
      className="filter-bound"
      type={type}
      prefix={label}
      aria-label={label}
      {...(isDate ? {} : { inputMode: 'decimal' as const })}
      defaultValue={filters.read(name)}
      onChange={({ target }) => {
        if (isDate) take(target.value);
      }}
      onBlur={({ target }) => take(target.value)}
      onPressEnter={({ currentTarget }) => take(currentTarget.value)}
    />
  );
}
