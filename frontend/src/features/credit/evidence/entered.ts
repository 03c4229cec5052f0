import type { Schemas } from '../../../api/client';
import { type Card, type Indicator, indicatorsOf, type Kind, type Value } from '../value';

/** How a value is given: a number, two numbers that make a ratio, or one of the options. */
export type Way = 'number' | 'ratio' | 'choice';

/** What stands in the fields of one question. */
export type Entered = Partial<Record<'number' | 'numerator' | 'denominator' | 'choice', string>> & { way?: Way };

/** What stands in the fields of a form, by indicator. */
export type Answers = Record<string, Entered | undefined>;

type Asked = Pick<Indicator, 'kind' | 'bands'>;
export type Item = Schemas['StateEvidenceItem'];

const divided: readonly Kind[] = ['share', 'multiple'];

/**
 * The ways in which an indicator can be answered, the plainest first. Years are seldom divided; a ratio of theirs is
 * shown where one is known.
 */
export function waysOf({ kind, bands }: Asked, entered?: Entered): [Way, ...Way[]] {
  if (kind === 'choice') return ['choice'];
  const isRatio = divided.includes(kind) || (kind === 'years' && entered?.way === 'ratio');
  const ranged = bands.some(({ from, to }) => from && to);
  const ways: [Way, ...Way[]] = ['number'];
  if (isRatio && !ranged) ways.push('ratio');
  if (bands.some(({ choice }) => choice)) ways.push('choice');
  return ways;
}

/** The way that is shown: the chosen one, if the indicator knows it. */
export function wayOf(indicator: Asked, entered: Entered | undefined): Way {
  const ways = waysOf(indicator, entered);
  return ways.find((way) => way === entered?.way) ?? ways[0];
}

/** The value as it is sent; nothing for a question without an answer. */
export function valueOf(indicator: Asked, entered: Entered | undefined): Value | undefined {
  const { number, numerator, denominator, choice } = entered ?? {};
  switch (wayOf(indicator, entered)) {
    case 'number':
      return number?.trim() ? { number: number.trim() } : undefined;
    case 'ratio':
      return numerator?.trim() || denominator?.trim()
        ? { ratio: { numerator: numerator?.trim() ?? '', denominator: denominator?.trim() ?? '' } }
        : undefined;
    case 'choice':
      return choice ? { choice } : undefined;
  }
}

/** A value that is known already, in the fields. */
export function enteredFrom({ number, ratio, choice }: Value): Entered {
  if (choice) return { way: 'choice', choice };
  if (ratio) return { way: 'ratio', ...ratio };
  return { way: 'number', number: number ?? '' };
}

/** The answers that are there, in the order of the card. */
export function itemsOf(card: Card, answers: Answers, stated: Pick<Item, 'source' | 'observed_on'>): Item[] {
  return indicatorsOf(card).flatMap((indicator) => {
    const value = valueOf(indicator, answers[indicator.code]);
    return value ? [{ indicator: indicator.code, value, ...stated }] : [];
  });
}

/** Where an objection to an item shows: at its question, or at the day that all of them share. */
export function questionPointer(pointer: string, items: readonly Pick<Item, 'indicator'>[]): string {
  const [, list, at, field] = pointer.split('/');
  const item = list === 'items' ? items[Number(at)] : undefined;
  if (!item) return pointer;
  return field === 'observed_on' ? '/observed_on' : `/answers/${item.indicator}`;
}

/** The items that say something new; to state a value again would undo that somebody has checked it. */
export function changed(items: readonly Item[], evidence: readonly Pick<Schemas['Evidence'], 'indicator' | 'value'>[]) {
  const same = (a: Value, b: Value) =>
    (a.number ?? '') === (b.number ?? '') &&
    (a.choice ?? '') === (b.choice ?? '') &&
    (a.ratio?.numerator ?? '') === (b.ratio?.numerator ?? '') &&
    (a.ratio?.denominator ?? '') === (b.ratio?.denominator ?? '');
  return items.filter(
    ({ indicator, value }) => !evidence.some((known) => known.indicator === indicator && same(known.value, value)),
  );
}
