import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import type { Entered } from '../formBody';
import { ApplicationForm } from './ApplicationForm';
import { Receipt } from './Receipt';
import { memberTypes, TypeChoice } from './TypeChoice';
import { applyWords } from './words';

type Done = { receipt: Schemas['ApplicationReceipt']; form: Schemas['ApplicationForm'] };

type Props = {
  send: (form: Schemas['ApplicationForm']) => Promise<Schemas['ApplicationReceipt']>;
  initial?: Entered;
  onChange?: (entered: Entered) => void;
  onDone?: () => void;
  /** What stands below the receipt. */
  after: (begin: () => void) => ReactNode;
};

/** Type, form, receipt. The type stands in the address, so that the browser's "back" leads to the choice. */
export function ApplySteps({ send, initial = {}, onChange, onDone, after }: Props) {
  const words = useWords(applyWords);
  const types = useWords(memberTypeWords);
  const [query, setQuery] = useSearchParams();
  const [done, setDone] = useState<Done>();
  const type = memberTypes.find((known) => known === query.get('type'));
  const begin = () => {
    setDone(undefined);
    setQuery({});
  };
  if (done) return <Receipt {...done} actions={after(begin)} />;
  if (!type) return <TypeChoice onChoose={(chosen) => setQuery({ type: chosen })} />;
  return (
    <>
      <p className="chosen-type">
        <strong>{types[type]}</strong>
        <Button onClick={() => setQuery({})}>{words.changeType}</Button>
      </p>
      <ApplicationForm
        key={type}
        type={type}
        initial={initial}
        send={send}
        submitLabel={words.submit}
        {...(onChange ? { onChange } : {})}
        onDone={(receipt, form) => {
          onDone?.();
          setDone({ receipt, form });
          window.scrollTo({ top: 0 });
        }}
      />
    </>
  );
}
