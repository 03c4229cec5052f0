import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { StepBar, type Weight } from '../../../ui/StepBar';
import { useMay } from '../useMay';
import { CaseDialog } from './CaseDialog';
import { type CaseVerb, stepsFor } from './steps';
import { caseVerbWords } from './words';

const weights: Record<CaseVerb, Weight> = {
  answer: 'main',
  vote: 'main-end',
  drop: 'aside',
  appeal: 'main',
  rule: 'main',
};

/** The steps of a case that are open to the present post. */
export function CaseSteps({ found }: { found: Schemas['Expulsion'] }) {
  const verbs = useWords(caseVerbWords);
  const may = useMay();
  if (found.allowed.length === 0) return null;
  return (
    <StepBar
      steps={stepsFor(found, may)}
      verbs={verbs}
      weight={(verb) => weights[verb]}
      dialog={(verb, onClose) => <CaseDialog verb={verb} found={found} onClose={onClose} />}
    />
  );
}
