import { Outlet } from 'react-router';

import { LanguageSwitch } from '../../ui/LanguageSwitch';
import { LinkButton } from '../../ui/LinkButton';
import { useWords } from '../words/dictionary';
import { Brand, SkipLink } from './ShellHeader';
import { shellWords } from './words';

/** What anybody may see without an account. */
export function PublicShell() {
  const words = useWords(shellWords);
  return (
    <div className="bar-shell bar-shell-public">
      <SkipLink />
      <header className="shell-header">
        <Brand to="/" />
        <span className="shell-header-unit" />
        <LanguageSwitch />
        <LinkButton type="text" to="/sign-in">
          {words.signIn}
        </LinkButton>
      </header>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
