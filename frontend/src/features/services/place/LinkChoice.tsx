import { useWords } from '../../../app/words/dictionary';
import { useFormat } from '../../../ui/useFormat';
import { percent } from '../amounts';
import { linkHelpWords, linkWords, unitWords } from '../words';
import { useChoice } from './choice';
import type { Terms } from './PlacePage';
import { placeWords } from './words';

/** What can be booked: what it is, what it costs, what the public pays. */
export function LinkChoice({ catalogue }: { catalogue: readonly Terms[] }) {
  const words = useWords(placeWords);
  const links = useWords(linkWords);
  const help = useWords(linkHelpWords);
  const choice = useChoice();
  const inOrder = Object.keys(links);
  const known = catalogue.toSorted((a, b) => inOrder.indexOf(a.link) - inOrder.indexOf(b.link));
  const bookable = known.filter((terms) => terms.bookable);
  const contracted = known.filter((terms) => !terms.bookable);
  const discounts = useDiscounts();
  const [common] = new Set(bookable.map(discounts));
  const isCommon = bookable.every((terms) => discounts(terms) === common);
  return (
    <section>
      <h2 className="section-title">{words.chooseLink}</h2>
      {isCommon && common && <p className="choice-common">{common}</p>}
      <ul className="choice-list">
        {bookable.map((terms) => (
          <li key={terms.link}>
            <button type="button" onClick={() => choice.change({ link: terms.link })}>
              <strong>{links[terms.link]}</strong>
              <span className="choice-help">{help[terms.link]}</span>
              <Price terms={terms} />
              {!isCommon && <span className="choice-help">{discounts(terms)}</span>}
            </button>
          </li>
        ))}
      </ul>
      {contracted.length > 0 && (
        <>
          <h2 className="section-title">{words.byContract}</h2>
          <p>{words.byContractHelp}</p>
          <ul className="choice-list">
            {contracted.map((terms) => (
              <li key={terms.link} className="choice-off">
                <strong>{links[terms.link]}</strong>
                <span className="choice-help">{help[terms.link]}</span>
                <Price terms={terms} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Price({ terms }: { terms: Terms }) {
  const words = useWords(placeWords);
  const unit = useWords(unitWords)[terms.unit];
  const format = useFormat();
  const hasSubsidy = Number(terms.subsidy) > 0;
  return (
    <>
      <span className="choice-price">{words.price(format.money(terms.price), unit)}</span>
      <span className={hasSubsidy ? 'choice-subsidy' : 'choice-help'}>
        {hasSubsidy ? words.subsidy(format.money(terms.subsidy), unit) : words.noSubsidy}
      </span>
    </>
  );
}

/** Who pays less than the list price, in a sentence. */
function useDiscounts(): (terms: Terms) => string {
  const words = useWords(placeWords);
  const format = useFormat();
  return (terms) => {
    const each = terms.scale_tiers.map(({ from, discount_bp: bp }) => words.scale(format.area(from), percent(bp)));
    if (terms.smallholder_discount_bp > 0) {
      each.unshift(words.smallholder(format.area(terms.smallholder_below), percent(terms.smallholder_discount_bp)));
    }
    return each.length > 0 ? words.discounts(each.join(words.between)) : '';
  };
}
