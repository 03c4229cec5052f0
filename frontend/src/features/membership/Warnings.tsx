import { Alert } from 'antd';

import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { warningWords } from './words';

type Props = { warnings: readonly Schemas['Warning'][]; title: string };

/** What looks odd on a form, with the figures found and those asked for. */
export function Warnings({ warnings, title }: Props) {
  const words = useWords(warningWords);
  if (warnings.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="warnings"
      title={title}
      description={
        <ul>
          {warnings.map(({ code, figure, limit }) => (
            <li key={code}>{words[code](figure ?? '', limit ?? '')}</li>
          ))}
        </ul>
      }
    />
  );
}
