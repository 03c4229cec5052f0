import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { useFormat } from '../../../ui/useFormat';
import { discountReason } from '../amounts';
import { useWork } from '../booking/facts';
import { addDays, useDayText } from '../days';
import { useBase } from '../../../ui/useBase';
import { servicesWords, unitWords } from '../words';
import type { Terms } from './PlacePage';
import { placeWords } from './words';

type Props = {
  quote: Schemas['Quote'];
  terms: Terms;
  firstPass: number | undefined;
  machine: Schemas['MachineDay'] | undefined;
};

/** A promised price, line by line, down to what is left to pay. */
export function Price({ quote, terms, firstPass, machine }: Props) {
  const words = useWords(placeWords);
  const shared = useWords(servicesWords);
  const unit = useWords(unitWords)[terms.unit];
  const format = useFormat();
  const work = useWork();
  const days = useDayText();
  const isOwn = useBase() === '/my';
  const hasPasses = terms.repeats && firstPass !== undefined;
  const amount = hasPasses ? shared.workInSeason(work(quote), shared.passesFrom(firstPass, quote.passes)) : work(quote);
  const discount = useDiscount(quote, terms);
  const rows = [
    ...(machine
      ? [
          [shared.provider, machine.provider_name],
          [shared.machine, machine.machine_model],
        ]
      : []),
    [words.listPrice, words.price(format.money(quote.list_price), unit)],
    ...(discount
      ? [
          [words.discount, discount],
          [words.agreedPrice, words.price(format.money(quote.price), unit)],
        ]
      : []),
    [words.amount, amount],
    [words.gross, format.money(quote.gross)],
    [words.subsidyTotal, Number(quote.subsidy) > 0 ? `− ${format.money(quote.subsidy)}` : words.nothing],
  ];
  return (
    <div className="price">
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="price-payable">
          <dt>{isOwn ? words.payable : words.payableFor}</dt>
          <dd>{format.money(quote.payable)}</dd>
        </div>
      </dl>
      <p>{words.validUntil(days.long(addDays(quote.valid_until, -1)))}</p>
    </div>
  );
}

function useDiscount(quote: Schemas['Quote'], terms: Terms): string | undefined {
  const words = useWords(placeWords);
  const format = useFormat();
  const reason = discountReason(quote, terms);
  if (!reason) return undefined;
  const why = reason.kind === 'scale' ? words.scaleShort(format.area(reason.from)) : words.smallholderShort;
  return words.offFor(format.money(quote.discount), why);
}
