import { Timeline } from 'antd';

import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { happeningAt } from './happenings';
import { creditWords, stepWords } from './words';
import './explanation.css';

/** The way of a rating so far, the latest step first. */
export function Steps({ steps }: { steps: readonly Schemas['RatingStep'][] }) {
  const words = useWords(creditWords);
  const names = useWords(stepWords);
  return (
    <Timeline
      className="rating-steps"
      items={steps
        .map((step, at) => ({
          key: at,
          content: (
            <>
              <strong>{names[happeningAt(steps, at)]}</strong>
              <p>{`${step.on} · ${step.by ?? words.byCalendar}`}</p>
              {step.note && <blockquote>{step.note}</blockquote>}
            </>
          ),
        }))
        .toReversed()}
    />
  );
}
