import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { Schemas } from '../../api/client';
import { AccountMenu } from '../../features/identity/AccountMenu';
import { LanguageSwitch } from '../../ui/LanguageSwitch';
import { Mark } from '../../ui/Mark';
import { commonWords } from '../words/common';
import { useWords } from '../words/dictionary';
import { roleWords } from '../words/vocabularies';
import { basePath, faceOf } from './face';
import { shellWords } from './words';

export function Brand({ to }: { to: string }) {
  const words = useWords(commonWords);
  return (
    <Link to={to} className="brand">
      <Mark />
      <strong>{words.productName}</strong>
      <span>{words.productLine}</span>
    </Link>
  );
}

/** The first stop of the Tab key on every page. */
export function SkipLink() {
  return (
    <a className="skip-link" href="#content">
      {useWords(shellWords).skipToContent}
    </a>
  );
}

type Props = { me: Schemas['Me']; children?: ReactNode };

/** The bar on top of every face; `children` stand at its start. */
export function ShellHeader({ me, children }: Props) {
  const roles = useWords(roleWords);
  return (
    <header className="shell-header">
      {children}
      <span className="shell-header-unit">{`${roles[me.role]} · ${me.org_unit_name}`}</span>
      <LanguageSwitch />
      <AccountMenu me={me} accountPath={`${basePath[faceOf(me.role)]}/account`} />
    </header>
  );
}
