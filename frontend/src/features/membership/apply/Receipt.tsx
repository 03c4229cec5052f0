import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';

import type { Schemas } from '../../../api/client';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { useFormat } from '../../../ui/useFormat';
import { Warnings } from '../Warnings';
import { applyWords } from './words';
import './apply.css';

type Props = {
  receipt: Schemas['ApplicationReceipt'];
  form: Schemas['ApplicationForm'];
  actions?: ReactNode;
};

/** What the applicant takes home: the only time that the code is shown. */
export function Receipt({ receipt, form, actions }: Props) {
  const words = useWords(applyWords);
  const { productName } = useWords(commonWords);
  const types = useWords(memberTypeWords);
  const format = useFormat();
  return (
    <>
      <section className="receipt" aria-labelledby="receipt-title">
        <p className="receipt-issuer">{productName}</p>
        <h2 id="receipt-title">{words.receiptTitle}</h2>
        <dl className="receipt-codes">
          <dt>{words.number}</dt>
          <dd data-testid="application-number">{receipt.number}</dd>
          <dt>{words.code}</dt>
          <dd data-testid="tracking-code">{receipt.tracking_code}</dd>
        </dl>
        <dl className="receipt-facts">
          <dt>{words.applicant}</dt>
          <dd>
            {form.name} · {types[form.member_type]}
          </dd>
          <dt>{words.office}</dt>
          <dd>{receipt.org_unit_name}</dd>
          <dt>{words.due}</dt>
          <dd>{format.date(receipt.due_on)}</dd>
        </dl>
        <Alert type="warning" showIcon title={words.keep} description={words.keepHelp} />
      </section>
      <Warnings warnings={receipt.warnings} title={words.warnings} />
      <div className="receipt-actions">
        <Button size="large" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          {words.print}
        </Button>
        {actions}
      </div>
    </>
  );
}
