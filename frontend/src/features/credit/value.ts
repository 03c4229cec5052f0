import type { Schemas } from '../../api/client';

export type Card = Schemas['Scorecard'];
export type Indicator = Schemas['Indicator'];
export type Value = Schemas['EvidenceValue'];
export type Kind = Schemas['ValueKind'];
type Language = keyof Schemas['Label'];

export function indicatorsOf(card: Card): Indicator[] {
  return card.groups.flatMap(({ indicators }) => indicators);
}

/** The label of the option that was chosen; its code if the card does not list it. */
export function choiceLabel(indicator: Pick<Indicator, 'bands'> | undefined, choice: string, language: Language) {
  return indicator?.bands.find((band) => band.choice === choice)?.label[language] ?? choice;
}

/** A ratio as people read it, with at most two places; only to be read, never compared. Nothing over nothing is none. */
export function quotient({ numerator, denominator }: Schemas['EvidenceRatio'], kind: Kind): string | undefined {
  const divided = Number(numerator) / Number(denominator);
  if (!Number.isFinite(divided)) return undefined;
  return String(Math.round(divided * (kind === 'share' ? 10_000 : 100)) / 100);
}

export type Group = {
  code: string;
  points: number;
  max: number;
  findings: Schemas['Finding'][];
};

/** The findings by group, in the order of the card, each with its sums. */
export function grouped(findings: readonly Schemas['Finding'][]): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const group = groups.get(finding.group) ?? { code: finding.group, points: 0, max: 0, findings: [] };
    group.points += finding.points;
    group.max += finding.max;
    group.findings.push(finding);
    groups.set(finding.group, group);
  }
  return [...groups.values()];
}
