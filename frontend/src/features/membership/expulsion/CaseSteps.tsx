import { Button } from 'antd';
import { useState } from 'react';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { useMay } from '../useMay';
import { CaseDialog } from './CaseDialog';
import { type CaseVerb, stepsFor } from './steps';
import { caseVerbWords, expulsionWords } from './words';

/** The steps of a case that are open to the present post. */
export function CaseSteps({ found }: { found: Schemas['Expulsion'] }) {
  const words = useWords(expulsionWords);
  const verbs = useWords(caseVerbWords);
  const may = useMay();
  const [verb, setVerb] = useState<CaseVerb>();
  if (found.allowed.length === 0) return null;
  const steps = stepsFor(found, may);
  if (steps.length === 0) return <p>{words.notYours}</p>;
  return (
    <div className="record-steps">
      {steps.map((step) => (
        <Button
          key={step}
          type={step === 'drop' ? 'default' : 'primary'}
          danger={step === 'vote'}
          onClick={() => setVerb(step)}
        >
          {verbs[step]}
        </Button>
      ))}
      {verb && <CaseDialog verb={verb} found={found} onClose={() => setVerb(undefined)} />}
    </div>
  );
}
