import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { memberStatusWords } from '../../../app/words/vocabularies';
import { type Condition, conditionsOf } from './met';
import { figuresWords, mandatoryFieldWords } from './words';

type Row = Schemas['MemberFigureRow'];

/** The conditions of the entry rate, each told as it is for this row. */
export function Conditions({ row }: { row: Row }) {
  const words = useWords(figuresWords);
  const told = useTold(row);
  return (
    <ul className="plain-list conditions">
      {conditionsOf(row).map(([condition, isMet]) => (
        <li key={condition} className={isMet ? 'condition-met' : 'condition-unmet'}>
          {isMet ? <CheckCircleOutlined aria-label={words.met} /> : <CloseCircleOutlined aria-label={words.unmet} />}
          {told(condition, isMet)}
        </li>
      ))}
    </ul>
  );
}

function useTold(row: Row): (condition: Condition, isMet: boolean) => string {
  const words = useWords(figuresWords);
  const fields = useWords(mandatoryFieldWords);
  const statuses = useWords(memberStatusWords);
  const filled = words.fieldsFilled(row.mandatory_fields - row.missing_fields.length, row.mandatory_fields);
  const missing = row.missing_fields.map((field) => fields[field]).join(words.between);
  const status = row.status ? statuses[row.status] : '';
  return (condition, isMet) => {
    const texts: Record<Condition, string> = {
      on_platform: isMet ? words.onPlatform : words.notOnPlatform,
      active: isMet ? words.active : words.notActive(status),
      complete: isMet ? filled : `${filled} ${words.fieldsMissing(missing)}`,
      identity: isMet ? words.identityPassed : words.identityFailed,
      duplicate: isMet ? words.duplicatePassed : words.duplicateFailed,
      verified: isMet ? words.verified(row.verified_on ?? '') : words.notVerified,
    };
    return texts[condition];
  };
}
