import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { EvidenceList } from '../evidence/EvidenceList';
import type { Card, Indicator } from '../value';
import { EvidenceDialog } from './EvidenceDialog';
import { mayEnter } from './steps';
import { useDone } from './useDone';
import { officeWords } from './words';

type Props = { rating: Schemas['Rating']; card: Card; etag: string | null };

/** What is known for each indicator; officers add to it, correct it and stand for it. */
export function EvidencePanel({ rating, card, etag }: Props) {
  const words = useWords(officeWords);
  const me = useMe();
  const [entered, setEntered] = useState<Indicator>();
  const confirmation = useConfirmation(rating.id);
  const { modal } = App.useApp();
  const { cancel } = useWords(commonWords);
  const isOpen = me.data !== undefined && mayEnter(rating, me.data);
  const toConfirm = rating.evidence.filter(({ confirmed }) => !confirmed).map(({ indicator }) => indicator);
  const ask = (indicators: string[]) =>
    void modal.confirm({
      title: words.confirmTitle,
      content: words.confirmHelp,
      okText: words.confirm,
      cancelText: cancel,
      onOk: () => confirmation.mutate(indicators),
    });
  return (
    <>
      <ProblemAlert problem={confirmation.error} />
      {isOpen && toConfirm.length > 0 && (
        <Button type="primary" loading={confirmation.isPending} onClick={() => ask(toConfirm)}>
          {words.confirmAll(toConfirm.length)}
        </Button>
      )}
      <EvidenceList
        card={card}
        evidence={rating.evidence}
        {...(isOpen && {
          actions: (indicator, known) => (
            <>
              {known && !known.confirmed && (
                <Button size="small" onClick={() => ask([indicator.code])}>
                  {words.confirm}
                </Button>
              )}
              <Button size="small" onClick={() => setEntered(indicator)}>
                {known ? words.change : words.enter}
              </Button>
            </>
          ),
        })}
      />
      {entered && (
        <EvidenceDialog
          key={entered.code}
          ratingId={rating.id}
          indicator={entered}
          known={rating.evidence.find(({ indicator }) => indicator === entered.code)}
          etag={etag}
          onClose={() => setEntered(undefined)}
        />
      )}
    </>
  );
}

function useConfirmation(id: string) {
  const words = useWords(officeWords);
  const done = useDone();
  return useMutation({
    mutationFn: ([first = '', ...rest]: string[]) => {
      if (rest.length === 0) {
        const params = { path: { id, indicator: first } };
        return answer(api.POST('/api/v1/ratings/{id}/evidence/{indicator}/confirm', { params }));
      }
      const body = { indicators: [first, ...rest] };
      return answer(api.POST('/api/v1/ratings/{id}/confirm-evidence', { params: { path: { id } }, body }));
    },
    onSuccess: () => done(words.confirmed),
  });
}
