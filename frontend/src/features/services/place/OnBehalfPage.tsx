import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';

import { answer, api } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { useChoice } from './choice';
import { PlaceSteps } from './PlacePage';
import { placeWords } from './words';

/** An officer books at the counter or on the telephone for a member. */
export function BookOnBehalfPage() {
  const words = useWords(placeWords);
  const choice = useChoice();
  return (
    <div className="on-behalf-booking">
      <PageHeader title={words.titleFor} note={words.note} backTo="/office/bookings" />
      <MemberField />
      {choice.member && <PlaceSteps key={choice.member} memberId={choice.member} />}
    </div>
  );
}

/** The active members whose name, initials, number or mobile begin so, and the one already chosen. */
function useMembers(typed: string, chosen: string | undefined) {
  const found = useQuery({
    queryKey: ['members', 'to-book', typed],
    queryFn: () =>
      answer(
        api.GET('/api/v1/members', {
          params: { query: { status: 'active', limit: 20, ...(typed ? { q: typed } : {}) } },
        }),
      ),
    select: ({ items }) => items.map(({ id, name, number }) => ({ value: id, label: `${name} · ${number}` })),
  });
  const one = useQuery({
    queryKey: ['member', chosen],
    queryFn: () => answer(api.GET('/api/v1/members/{id}', { params: { path: { id: chosen ?? '' } } })),
    enabled: chosen !== undefined,
    select: ({ id, name, number }) => ({ value: id, label: `${name} · ${number}` }),
  });
  const rest = (found.data ?? []).filter(({ value }) => value !== chosen);
  return { options: one.data ? [one.data, ...rest] : rest, isLoading: found.isLoading || one.isLoading };
}

function MemberField() {
  const words = useWords(placeWords);
  const choice = useChoice();
  const [typed, setTyped] = useState('');
  const { options, isLoading } = useMembers(typed.trim(), choice.member);
  return (
    <Form layout="vertical" component="div">
      <Form.Item
        label={words.member}
        htmlFor="booked-member"
        help={!isLoading && options.length === 0 ? words.noMember : undefined}
      >
        <Select
          id="booked-member"
          size="large"
          placeholder={words.memberHint}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          getPopupContainer={(field: HTMLElement) => field.parentElement ?? document.body}
          loading={isLoading}
          value={choice.member}
          options={options}
          notFoundContent={null}
          onChange={(member) => choice.change({ member })}
        />
      </Form.Item>
    </Form>
  );
}
