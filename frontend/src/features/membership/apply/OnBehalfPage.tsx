import { Button } from 'antd';

import { answer, api } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { ApplySteps } from './ApplySteps';
import { applyWords } from './words';

/** Applying at the counter: the officer types, the applicant takes the receipt home. */
export function OnBehalfPage() {
  const words = useWords(applyWords);
  return (
    <div className="on-behalf">
      <PageHeader title={words.onBehalf} note={words.onBehalfHelp} backTo="/office/applications" />
      <ApplySteps
        send={(body) => answer(api.POST('/api/v1/membership-applications/on-behalf', { body }))}
        after={(begin) => (
          <Button size="large" type="primary" onClick={begin}>
            {words.another}
          </Button>
        )}
      />
    </div>
  );
}
