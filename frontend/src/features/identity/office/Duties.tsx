import { Card } from 'antd';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { dutyWords } from './words';
import './accounts.css';

/** What each of the three powers is for; nothing for other roles. */
export function Duties({ role }: { role: Schemas['Role'] }) {
  const words = useWords(dutyWords);
  if (role !== 'administrator' && role !== 'security_administrator' && role !== 'auditor') return null;
  return (
    <Card title={<h2>{words.title}</h2>}>
      <ul className="duties">
        {words[role].map((duty) => (
          <li key={duty}>{duty}</li>
        ))}
      </ul>
    </Card>
  );
}
