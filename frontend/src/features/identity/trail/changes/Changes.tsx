import type { Schemas } from '../../../../api/client';
import { useWords } from '../../../../app/words/dictionary';
import { trailWords } from '../words';
import { changesOf, subjectOf } from './event';
import { isTrailField, readingOf } from './readings';
import { useValue } from './useValue';
import { fieldWords } from './words';

/** What changed: per field in words, what it was and what it is. */
export function Changes({ event }: { event: Schemas['Event'] }) {
  const words = useWords(trailWords);
  const fields = useWords(fieldWords);
  const subject = subjectOf(event.kind);
  const shown = useValue(subject);
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
          const reading = readingOf(subject, field) ?? 'record';
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
