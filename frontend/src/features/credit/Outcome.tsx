import { Alert } from 'antd';

import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { creditWords, vetoWords } from './words';
import './explanation.css';

/** Why a rating stands for less than its points, told plainly: a veto, or too much that nobody knows. */
export function Outcome({ rating }: { rating: Schemas['Rating'] }) {
  const words = useWords(creditWords);
  const kinds = useWords(vetoWords);
  const { revoked_for: revoked, missing_points: missing } = rating;
  const active = rating.vetoes.filter((veto) => veto.active);
  const reasons = active.map(({ kind, document }) => <li key={kind}>{`${kinds[kind]} · ${document}`}</li>);
  return (
    <div className="outcome">
      {revoked && <Alert type="error" showIcon title={words.revokedTitle} description={kinds[revoked]} />}
      {!revoked && (rating.vetoed || active.length > 0) && (
        <Alert type="error" showIcon title={words.vetoedTitle} description={<ul>{reasons}</ul>} />
      )}
      {rating.ratable === false && !rating.vetoed && (
        <Alert type="warning" showIcon title={words.notRatableTitle} description={words.notRatableHelp(missing ?? 0)} />
      )}
      {rating.expiring && <Alert type="warning" showIcon title={words.expiring} />}
    </div>
  );
}
