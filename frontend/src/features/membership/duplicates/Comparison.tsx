import { Card, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { memberStatusWords } from '../../../app/words/vocabularies';
import { applicationStatusWords } from '../../../app/words/states';
import { StatusTag, type Tone } from '../../../ui/StatusTag';
import { applicationTones, memberTones } from '../tones';
import { compared, type Likeness } from './entries';
import type { Pair } from './steps';
import { useEntryName, useEntryText } from './useEntryText';
import { duplicateWords } from './words';

const tones: Record<Likeness, Tone> = { same: 'good', sameMask: 'neutral', different: 'bad' };

/** Both records entry by entry; what differs is said in a word, and only supported by a colour. */
export function Comparison({ pair: { first, second } }: { pair: Pair }) {
  const words = useWords(duplicateWords);
  const nameOf = useEntryName();
  const text = useEntryText();
  const [onlyDifferences, setOnly] = useState(false);
  if (!first.form || !second.form) return null;
  const [one, other] = [first.form, second.form];
  const rows = compared(one, other).filter(({ is }) => !onlyDifferences || is !== 'same');
  return (
    <Card
      title={<h2>{words.comparison}</h2>}
      extra={
        <Checkbox checked={onlyDifferences} onChange={({ target }) => setOnly(target.checked)}>
          {words.onlyDifferences}
        </Checkbox>
      }
    >
      <p className="pair-help">{words.comparisonHelp}</p>
      <table className="pair-table">
        <thead>
          <tr>
            <th scope="col">{words.entry}</th>
            <th scope="col">
              <Side title={words.first} side={first} />
            </th>
            <th scope="col">
              <Side title={words.second} side={second} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entry, is }) => (
            <tr key={entry} className={is === 'different' ? 'pair-differs' : ''}>
              <th scope="row">
                {nameOf(entry)} <StatusTag tone={tones[is]}>{words[is]}</StatusTag>
              </th>
              <td>{text(one, entry)}</td>
              <td>{text(other, entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Side({ title, side }: { title: string; side: Schemas['DuplicateSide'] }) {
  const words = useWords(duplicateWords);
  const members = useWords(memberStatusWords);
  const applications = useWords(applicationStatusWords);
  const { member_id: member, application_id: application, number, org_unit_name: unit, since } = side;
  const { member_status: status, application_status: standing } = side;
  return (
    <span className="pair-side">
      <span>
        {title} {status && <StatusTag tone={memberTones[status]}>{members[status]}</StatusTag>}
        {standing && <StatusTag tone={applicationTones[standing]}>{applications[standing]}</StatusTag>}
      </span>
      {member ? (
        <Link to={`/office/members/${member}`}>{words.member(number)}</Link>
      ) : (
        application && <Link to={`/office/applications/${application}`}>{words.application(number)}</Link>
      )}
      <small>
        {unit} · {words.since(since)}
      </small>
    </span>
  );
}
