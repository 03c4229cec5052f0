import { Link } from 'react-router';

import { useMe } from '../../api/useMe';
import { Duties } from '../../features/identity/office/Duties';
import { MemberCard } from '../../features/membership/portal/MemberCard';
import { MembershipLinks } from '../../features/membership/portal/MembershipLinks';
import { WaitingTodos } from '../../features/todos/WaitingTodos';
import { PageHeader } from '../../ui/PageHeader';
import type { Schemas } from '../../api/client';
import { useWords } from '../words/dictionary';
import { roleWords } from '../words/vocabularies';
import { isStart, useNavigation } from './navigation';
import { shellWords } from './words';

/** The first page of a face: who is here, at which post, and where to go. */
export function StartPage() {
  const me = useMe();
  return me.data ? <Start me={me.data} /> : null;
}

function Start({ me }: { me: Schemas['Me'] }) {
  const words = useWords(shellWords);
  const roles = useWords(roleWords);
  const entries = useNavigation(me.role).filter(({ path }) => !isStart(path));
  return (
    <>
      <PageHeader
        title={words.greeting(me.display_name)}
        note={words.dataScope(`${roles[me.role]} · ${me.org_unit_name}`)}
      />
      {me.member_id && <MemberCard />}
      <WaitingTodos />
      <Duties role={me.role} />
      {entries.length > 0 && <h2 className="section-title">{words.quickEntries}</h2>}
      <ul className="tiles">
        {entries.map(({ path, icon, label }) => (
          <li key={path}>
            <Link to={path} className="tile">
              <span className="tile-icon">{icon}</span>
              {label}
            </Link>
          </li>
        ))}
      </ul>
      {me.member_id && <MembershipLinks />}
    </>
  );
}
