import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { creditWords, sourceWords } from './words';

type Props = { scored: Pick<Schemas['ScoredValue'], 'source' | 'observed_on' | 'confirmed_by'> };

/** Where a value comes from, of which day it is, and who stands for it. */
export function Origin({ scored: { source, observed_on: day, confirmed_by: by } }: Props) {
  const words = useWords(creditWords);
  const sources = useWords(sourceWords);
  return (
    <span className="finding-origin">
      <span>{words.origin(sources[source], day)}</span>
      {by && (
        <>
          {' · '}
          <span>{words.confirmedBy(by)}</span>
        </>
      )}
    </span>
  );
}
