import type { ReactNode } from 'react';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { Origin } from '../Origin';
import { useRatingText } from '../useRatingText';
import type { Card, Indicator } from '../value';
import { creditWords } from '../words';
import './evidence.css';

type Known = Schemas['Evidence'];

type Props = {
  card: Card;
  evidence: readonly Known[];
  /** What can be done about a value. */
  actions?: (indicator: Indicator, known: Known | undefined) => ReactNode;
};

/** What is known for every indicator of a card, and what is not. */
export function EvidenceList({ card, evidence, actions }: Props) {
  const text = useRatingText();
  return card.groups.map((group) => (
    <section key={group.code} className="evidence-group">
      <h3>{text.label(group.name)}</h3>
      <ul className="plain-list">
        {group.indicators.map((indicator) => {
          const known = evidence.find((item) => item.indicator === indicator.code);
          return (
            <li key={indicator.code} className="evidence-row">
              <span>{text.label(indicator.name)}</span>
              <KnownValue indicator={indicator} known={known} />
              {actions && <span className="evidence-actions">{actions(indicator, known)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  ));
}

function KnownValue({ indicator, known }: { indicator: Indicator; known: Known | undefined }) {
  const words = useWords(creditWords);
  const text = useRatingText();
  if (!known) {
    return (
      <>
        <span className="evidence-none">{words.unknown}</span>
        <span />
      </>
    );
  }
  return (
    <>
      <span className="evidence-value">{text.value(known.value, indicator.kind, indicator)}</span>
      <span>
        <Origin scored={known} />
        {!known.confirmed && <span className="evidence-state-open">{` · ${words.unconfirmed}`}</span>}
      </span>
    </>
  );
}
