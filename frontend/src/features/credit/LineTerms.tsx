import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { useFormat } from '../../ui/useFormat';
import { creditWords, lineRuleWords, lineTermWords } from './words';
import './explanation.css';

type Props = { line: Schemas['SuggestedLine']; card: Schemas['CardKind'] };

/** How a suggested line comes about. */
export function LineTerms({ line, card }: Props) {
  const words = useWords(creditWords);
  const terms = useWords(lineTermWords);
  const rules = useWords(lineRuleWords);
  const format = useFormat();
  return (
    <>
      <dl className="line-terms">
        {line.terms.map(({ term, amount }) => (
          <Term key={term} name={terms[term]} amount={format.largeMoney(amount)} />
        ))}
        <Term name={words.line} amount={format.largeMoney(line.amount)} className="line-sum" />
      </dl>
      <p className="fine-print">{rules[card]}</p>
      <p className="fine-print">{words.lineNote}</p>
    </>
  );
}

/** A line of the computation. */
export function Term({ name, amount, className }: { name: string; amount: string; className?: string }) {
  return (
    <>
      <dt className={className}>{name}</dt>
      <dd className={className}>{amount}</dd>
    </>
  );
}
