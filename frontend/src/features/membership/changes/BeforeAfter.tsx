import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { DivisionName } from '../../../ui/DivisionName';
import { type ChangeRow, useChangeRows } from './useChangeRows';
import { changeWords } from './words';
import './changes.css';

type Props = { change: Pick<Schemas['ChangeRequest'], 'fields' | 'before' | 'after'> };

/** What a request changes, each entry before and after; on a phone one below the other. */
export function BeforeAfter({ change: { fields, before, after } }: Props) {
  const words = useWords(changeWords);
  const rows = useChangeRows()(fields, before, after);
  return (
    <table className="before-after">
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td data-side={words.before}>
              <Value row={row} text={row.before} />
            </td>
            <td data-side={words.after}>
              <Value row={row} text={row.after} />
              {row.isMasked && row.before === row.after && <small>{words.maskedSame}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ row, text }: { row: ChangeRow; text: string }) {
  const { empty } = useWords(changeWords);
  if (text === '') return <span>{empty}</span>;
  return row.key === 'division_code' ? <DivisionName code={text} /> : <span>{text}</span>;
}
