import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { Origin } from './Origin';
import { useRatingText } from './useRatingText';
import { type Card, grouped, indicatorsOf } from './value';
import { creditWords } from './words';
import './explanation.css';

type Props = { findings: readonly Schemas['Finding'][]; card: Card };

/** Every point of a rating: the value behind it, where it comes from, and what would earn more. */
export function Explanation({ findings, card }: Props) {
  const words = useWords(creditWords);
  const text = useRatingText();
  const nameOf = (code: string) => card.groups.find((group) => group.code === code)?.name;
  return (
    <div className="explanation">
      {grouped(findings).map(({ code, points, max, findings: items }) => {
        const name = nameOf(code);
        return (
          <section key={code}>
            <header>
              <h3>{name ? text.label(name) : code}</h3>
              <strong>{words.points(points, max)}</strong>
            </header>
            <div className="explanation-bar" aria-hidden>
              <span style={{ inlineSize: `${max > 0 ? (points * 100) / max : 0}%` }} />
            </div>
            <ul className="plain-list">
              {items.map((finding) => (
                <FindingRow key={finding.indicator} finding={finding} card={card} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function FindingRow({ finding, card }: { finding: Schemas['Finding']; card: Card }) {
  const words = useWords(creditWords);
  const text = useRatingText();
  const { scored } = finding;
  const indicator = indicatorsOf(card).find(({ code }) => code === finding.indicator);
  const value = scored && text.value(scored.value, finding.kind, indicator);
  const band = scored && text.label(scored.band.label);
  return (
    <li className="finding">
      <span className="finding-name">{text.label(finding.name)}</span>
      <span className={finding.points < finding.max ? 'finding-points' : 'finding-points finding-full'}>
        {words.points(finding.points, finding.max)}
      </span>
      {scored ? (
        <>
          <span className="finding-value">
            {value}
            {band !== value && <span className="finding-band">{`${words.hit} ${band ?? ''}`}</span>}
          </span>
          <Origin scored={scored} />
          {scored.next_better && (
            <span className="finding-raise">
              {words.raise(text.label(scored.next_better.label), scored.next_better.points)}
            </span>
          )}
        </>
      ) : (
        <span className="finding-missing">{words.missing}</span>
      )}
    </li>
  );
}
