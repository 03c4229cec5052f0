import { Form } from 'antd';

import { useWords } from '../../../app/words/dictionary';
import { useRatingText } from '../useRatingText';
import type { Indicator } from '../value';
import { ValueInput } from './ValueInput';
import { evidenceWords, hintWords } from './words';
import './evidence.css';

/** One question of the form: what is asked, how it is meant, how it is scored. */
export function Question({ indicator }: { indicator: Indicator }) {
  const words = useWords(evidenceWords);
  const hints: Partial<Record<string, string>> = useWords(hintWords);
  const text = useRatingText();
  return (
    <Form.Item
      className="question"
      name={['answers', indicator.code]}
      label={
        <span>
          {text.label(indicator.name)} <span className="question-worth">{words.worth(indicator.max)}</span>
        </span>
      }
      extra={
        <>
          {hints[indicator.code]}
          <details>
            <summary>{words.standard}</summary>
            <ul>
              {indicator.bands.map(({ label, points }) => (
                <li key={`${label.zh} ${points}`}>{words.band(text.label(label), points)}</li>
              ))}
            </ul>
          </details>
        </>
      }
    >
      <ValueInput indicator={indicator} />
    </Form.Item>
  );
}
