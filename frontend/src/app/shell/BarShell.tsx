import { NavLink, Outlet } from 'react-router';

import { TodoCount } from '../../features/todos/TodoCount';
import { useWords } from '../words/dictionary';
import { basePath, type Face } from './face';
import { isStart, useNavigation } from './navigation';
import { RequireFace } from './RequireFace';
import { Brand, ShellHeader, SkipLink } from './ShellHeader';
import { shellWords } from './words';
import type { Schemas } from '../../api/client';

/** A face for phones and tablets: a bar of at most five entries, at the bottom of a phone, below the header elsewhere. */
export function BarShell({ face }: { face: Exclude<Face, 'office'> }) {
  return <RequireFace face={face}>{(me) => <Bars me={me} face={face} />}</RequireFace>;
}

function Bars({ me, face }: { me: Schemas['Me']; face: Face }) {
  const words = useWords(shellWords);
  return (
    <div className={`bar-shell bar-shell-${face}`}>
      <SkipLink />
      <ShellHeader me={me}>
        <Brand to={basePath[face]} />
      </ShellHeader>
      <nav className="tab-bar" aria-label={words.mainMenu}>
        {useNavigation(me.role).map(({ path, icon, label, counts }) => (
          <NavLink key={path} to={path} end={isStart(path)}>
            {icon}
            <span>{label}</span>
            {counts && <TodoCount />}
          </NavLink>
        ))}
      </nav>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
