import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import type { MemberType } from '../formBody';
import { applyWords, typeHelpWords } from './words';

/** Those who come most often stand first. */
export const memberTypes = [
  'family_farm',
  'large_grower',
  'coop',
  'individual',
  'coop_union',
  'enterprise',
  'service_org',
  'village_eco',
] as const satisfies readonly MemberType[];

/** The question that decides what the form asks. */
export function TypeChoice({ onChoose }: { onChoose: (type: MemberType) => void }) {
  const words = useWords(applyWords);
  const types = useWords(memberTypeWords);
  const help = useWords(typeHelpWords);
  return (
    <section>
      <h2 className="section-title">{words.chooseType}</h2>
      <ul className="type-choice">
        {memberTypes.map((type) => (
          <li key={type}>
            <button type="button" onClick={() => onChoose(type)}>
              <strong>{types[type]}</strong>
              <span>{help[type]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
