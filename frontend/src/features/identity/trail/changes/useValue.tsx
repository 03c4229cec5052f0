import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useWords } from '../../../../app/words/dictionary';
import { useLanguage } from '../../../../app/words/language';
import { DivisionName } from '../../../../ui/DivisionName';
import { UnitLink } from '../../../../ui/UnitLink';
import { useFormat } from '../../../../ui/useFormat';
import { trailWords } from '../words';
import type { Simple, Value } from './event';
import { type Part, partReadings, type Reading } from './readings';
import { codesOf } from './vocabularies';
import { partWords } from './words';

const parts = Object.keys(partReadings) as Part[];

/** A value in words; what nobody can read without its record is only said to be there. */
export function useValue(subject: string) {
  const words = useWords(trailWords);
  const names = useWords(partWords);
  const one = useSimple(subject);
  const list = useCode(subject);
  return (reading: Reading, value: Value): ReactNode => {
    if (value === null || typeof value !== 'object') return one(reading, value);
    if (isList(value)) return value.map((item) => list(reading, item)).join(' · ') || one(reading, null);
    if (reading !== 'parts') return words.recorded;
    const held = parts.filter((part) => value[part] !== undefined);
    return (
      <ul className="changes-parts">
        {held.map((part) => (
          <li key={part}>
            {words.part(names[part])}
            {one(partReadings[part], value[part] ?? null)}
          </li>
        ))}
      </ul>
    );
  };
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}

/** A code in words; the text itself where it is none. */
function useCode(subject: string) {
  const words = useWords(trailWords);
  const { language } = useLanguage();
  return (reading: Reading, text: string): string => {
    const codes = codesOf(reading, subject, language);
    return codes ? (codes[text] ?? words.recorded) : text;
  };
}

function useSimple(subject: string) {
  const words = useWords(trailWords);
  const format = useFormat();
  const inWords = useCode(subject);
  return (reading: Reading, value: Simple): ReactNode => {
    if (value === null) return <span className="changes-empty">{words.empty}</span>;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    const text = String(value);
    switch (reading) {
      case 'unit':
        return <UnitLink id={text} />;
      case 'member':
        return <Link to={`/office/members/${text}`}>{words.member}</Link>;
      case 'division':
        return <DivisionName code={text} />;
      case 'record':
      case 'parts':
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
      case 'likeness':
      case 'industries':
      case 'scaleUnit':
      case 'identityKind':
      case 'demoLevel':
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
      case 'text':
      case 'list':
      case 'yesOrNo':
        return inWords(reading, text);
    }
  };
}
