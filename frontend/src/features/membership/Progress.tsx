import { Steps } from 'antd';

import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { useIsPhone } from '../../ui/useIsPhone';
import { stepWords } from './track/words';

type Props = { status: Schemas['ApplicationStatus']; waitsFor: Schemas['WaitsFor'] };

const reached: Record<Schemas['ApplicationStatus'], number> = {
  draft: 0,
  submitted: 0,
  town_review: 0,
  county_review: 1,
  council_approved: 3,
  publicity: 3,
  admitted: 5,
  returned: 0,
  rejected: 0,
  withdrawn: 0,
};

/** The way to membership and how far it has been gone. */
export function Progress({ status, waitsFor }: Props) {
  const words = useWords(stepWords);
  const isPhone = useIsPhone();
  const isStopped = status === 'rejected' || status === 'withdrawn';
  return (
    <Steps
      size="small"
      orientation={isPhone ? 'vertical' : 'horizontal'}
      current={waitsFor === 'council' ? 2 : reached[status]}
      status={isStopped ? 'error' : 'process'}
      items={[words.town, words.county, words.council, words.publicity, words.member].map((title) => ({ title }))}
    />
  );
}
