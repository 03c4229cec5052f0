import { Button } from 'antd';
import { useState } from 'react';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { StatusTag } from '../../../ui/StatusTag';
import { lastDay } from '../days';
import { ratingTones } from '../tones';
import { ratingStatusWords } from '../words';
import { AppealDialog } from './AppealDialog';
import { memberVerbs } from './memberVerbs';
import { meaningWords, portalWords } from './words';
import './portal.css';

type Props = {
  rating: Schemas['Rating'];
  /** Whether there is a way to the page of the rating. */
  isLinked?: boolean;
};

/** Where a rating stands, in plain words, and what the member can do now. */
export function Process({ rating, isLinked }: Props) {
  const words = useWords(portalWords);
  const statuses = useWords(ratingStatusWords);
  const meanings = useWords(meaningWords);
  const [isAppealing, setAppealing] = useState(false);
  const { id, status, publicity, evidence } = rating;
  const verbs = memberVerbs(rating);
  return (
    <div className="process">
      <p>
        <StatusTag tone={ratingTones[status]}>{statuses[status]}</StatusTag>
      </p>
      <p>{meanings[status]}</p>
      {status === 'publicity' && publicity && <p>{words.until(lastDay(publicity.until))}</p>}
      <div className="process-actions">
        {verbs.includes('enter_evidence') && (
          <LinkButton type="primary" size="large" to={`/my/rating/${id}/declare`}>
            {evidence.length > 0 ? words.goOn : words.fill}
          </LinkButton>
        )}
        {verbs.includes('appeal') && (
          <Button size="large" onClick={() => setAppealing(true)}>
            {words.appeal}
          </Button>
        )}
        {isLinked && (
          <LinkButton size="large" to={`/my/rating/${id}`}>
            {words.look}
          </LinkButton>
        )}
      </div>
      {isAppealing && <AppealDialog id={id} onClose={() => setAppealing(false)} />}
    </div>
  );
}
