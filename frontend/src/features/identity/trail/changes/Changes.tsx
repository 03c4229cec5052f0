import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { Schemas } from '../../../../api/client';
import { type Dictionary, useWords } from '../../../../app/words/dictionary';
import { useLanguage } from '../../../../app/words/language';
import {
  changeFieldWords,
  changeStatusWords,
  contactRoleWords,
  expulsionReasonWords,
  expulsionStatusWords,
  lapseReasonWords,
  suspensionReasonWords,
} from '../../../../app/words/membership';
import {
  checkKindWords,
  jobStateWords,
  roleWords,
  siteKindWords,
  todoKindWords,
  unitKindWords,
} from '../../../../app/words/vocabularies';
import { UnitLink } from '../../../../ui/UnitLink';
import { useFormat } from '../../../../ui/useFormat';
import { accountStatusWords } from '../../office/words';
import { changesOf, subjectOf, type Value } from './event';
import { isTrailField, type Reading, readings } from './readings';
import { trailWords } from '../words';
import { causeWords, fieldWords, personalFields, rulingWords } from './words';

/** Words for the states of records, under what the event is about; the contexts of those records bring them. */
export type States = Partial<Record<string, Dictionary<Partial<Record<string, string>>>>>;

type Props = { event: Schemas['Event']; states: States };

/** What changed: per field in words, what it was and what it is. */
export function Changes({ event, states }: Props) {
  const words = useWords(trailWords);
  const fields = useWords(fieldWords);
  const shown = useValue(subjectOf(event.kind), states);
  const changes = changesOf(event);
  if (changes.length === 0) return words.unchanged;
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => {
          const reading = isTrailField(field) ? readings[field] : 'record';
          return (
            <tr key={field}>
              <th scope="row">{isTrailField(field) ? fields[field] : words.otherField}</th>
              <td>{shown(reading, before)}</td>
              <td>{shown(reading, after)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type Codes = Partial<Record<string, string>>;

/** The vocabularies whose codes stand for themselves, in the language of the screen. */
function useVocabularies(subject: string, states: States): Partial<Record<Reading, Codes>> {
  const { language } = useLanguage();
  const ofState = { account: accountStatusWords as Dictionary<Codes>, ...states }[subject];
  return {
    state: ofState?.[language] ?? {},
    role: useWords<Codes>(roleWords),
    kind: useWords<Codes>(subject === 'site' ? siteKindWords : unitKindWords),
    personal: useWords<Codes>(personalFields),
    ruling: useWords<Codes>(rulingWords),
    cause: useWords<Codes>(causeWords),
    check: useWords<Codes>(checkKindWords),
    todo: useWords<Codes>(todoKindWords),
    job: useWords<Codes>(jobStateWords),
    ...useMembershipWords(),
  };
}

/** The vocabularies of what a membership goes through. */
function useMembershipWords(): Partial<Record<Reading, Codes>> {
  return {
    suspension: useWords<Codes>(suspensionReasonWords),
    lapse: useWords<Codes>(lapseReasonWords),
    expulsion: useWords<Codes>(expulsionReasonWords),
    case: useWords<Codes>(expulsionStatusWords),
    change: useWords<Codes>(changeStatusWords),
    changed: useWords<Codes>(changeFieldWords),
    contact: useWords<Codes>(contactRoleWords),
  };
}

/** A value in words; what nobody can read without its record is only said to be there. */
function useValue(subject: string, states: States) {
  const words = useWords(trailWords);
  const format = useFormat();
  const codes = useVocabularies(subject, states);
  return (reading: Reading, value: Value): ReactNode => {
    if (value === null) return <span className="changes-empty">{words.empty}</span>;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value !== 'string' && typeof value !== 'number') {
      return value.map((item) => codes[reading]?.[item] ?? item).join(' · ');
    }
    const text = String(value);
    switch (reading) {
      case 'unit':
        return <UnitLink id={text} />;
      case 'member':
        return <Link to={`/office/members/${text}`}>{words.member}</Link>;
      case 'record':
        return words.recorded;
      case 'instant':
        return format.instant(text);
      case 'area':
        return format.area(text);
      case 'money':
        return format.money(text);
      case 'points':
        return words.points(text);
      case 'veto':
        return words.item(text.replace(/^V/, ''));
      case 'state':
      case 'role':
      case 'kind':
      case 'personal':
      case 'ruling':
      case 'cause':
      case 'check':
      case 'todo':
      case 'job':
      case 'suspension':
      case 'lapse':
      case 'expulsion':
      case 'case':
      case 'change':
      case 'changed':
      case 'contact':
        return codes[reading]?.[text] ?? words.recorded;
      case 'text':
      case 'list':
      case 'yesOrNo':
        return text;
    }
  };
}
