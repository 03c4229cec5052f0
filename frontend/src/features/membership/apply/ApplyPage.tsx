import { answer, api } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { ApplySteps } from './ApplySteps';
import { draft } from './draft';
import { applyWords } from './words';

/** Applying without an account, on a phone. */
export function ApplyPage() {
  const words = useWords(applyWords);
  return (
    <>
      <PageHeader title={words.title} note={words.help} />
      <ApplySteps
        send={(body) => answer(api.POST('/api/v1/membership-applications', { body }))}
        initial={draft.read()}
        onChange={draft.keep}
        onDone={draft.drop}
        after={() => (
          <LinkButton size="large" type="primary" to="/track">
            {words.toTrack}
          </LinkButton>
        )}
      />
    </>
  );
}
