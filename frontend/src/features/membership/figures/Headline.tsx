import { Card, Progress } from 'antd';
import { Link } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { useFormat } from '../../../ui/useFormat';
import { numberOf, rowsPath } from './asOf';
import type { Group } from './FigureTable';
import { figuresWords, figureWords } from './words';

type Figure = Schemas['MemberFigure'];

/** The three rates of all together, with the numbers they are made of and what they mean. */
export function Headline({ total }: { total: Group }) {
  const words = useWords(figuresWords);
  return (
    <div className="figures-headline">
      <One
        title={words.entryRate}
        help={words.entryRateHelp}
        rate={total.entry_rate}
        total={total}
        of={['entered', 'roster']}
      />
      <One
        title={words.completeRate}
        help={words.completeRateHelp}
        rate={total.complete_rate}
        total={total}
        of={['filled_fields', 'mandatory_fields']}
      />
      <One
        title={words.freshnessRate}
        help={words.freshnessRateHelp}
        rate={total.freshness_rate}
        total={total}
        of={['fresh', 'active']}
      />
    </div>
  );
}

type Props = {
  title: string;
  help: string;
  rate: string | null | undefined;
  total: Group;
  /** The figure above and the figure below the line. */
  of: [Figure, Figure];
};

function One({ title, help, rate, total, of }: Props) {
  const words = useWords(figuresWords);
  const names = useWords(figureWords);
  const format = useFormat();
  return (
    <Card>
      <h2 className="figures-rate">
        {title} <strong>{rate == null ? format.text(null) : `${rate}%`}</strong>
      </h2>
      <div aria-hidden>
        <Progress percent={Number(rate ?? 0)} showInfo={false} />
      </div>
      <p>
        {of.map((figure, at) => (
          <span key={figure}>
            {at > 0 && ` ${words.of} `}
            <Link to={rowsPath(figure, total.asOf)}>
              {names[figure]} {numberOf(total, figure)}
            </Link>
          </span>
        ))}
      </p>
      <p className="figures-help">{help}</p>
    </Card>
  );
}
