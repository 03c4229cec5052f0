import { Button } from 'antd';
import { type ReactNode, useState } from 'react';

import { commonWords } from '../app/words/common';
import { useWords } from '../app/words/dictionary';

/** What is expected next, what is possible beside it, and what ends or harms. */
export type Weight = 'main' | 'aside' | 'end' | 'main-end';

type Props<Verb extends string> = {
  /** The steps open to the present post. */
  steps: readonly Verb[];
  verbs: Record<Verb, string>;
  weight: (verb: Verb) => Weight;
  dialog: (verb: Verb, onClose: () => void) => ReactNode;
  /** Said when there is none; that the step is somebody else's if not given. */
  nobody?: ReactNode;
  /** Stands beside the steps. */
  children?: ReactNode;
};

/** The steps that a record offers, each with its dialog. */
export function StepBar<Verb extends string>({ steps, verbs, weight, dialog, nobody, children }: Props<Verb>) {
  const { notYours } = useWords(commonWords);
  const [verb, setVerb] = useState<Verb>();
  return (
    <div className="record-steps">
      {steps.length === 0 && (nobody ?? <p>{notYours}</p>)}
      {steps.map((step) => (
        <Button
          key={step}
          type={weight(step).startsWith('main') ? 'primary' : 'default'}
          danger={weight(step).endsWith('end')}
          onClick={() => setVerb(step)}
        >
          {verbs[step]}
        </Button>
      ))}
      {children}
      {verb && dialog(verb, () => setVerb(undefined))}
    </div>
  );
}
