import { ArrowLeftOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';

import { commonWords } from '../app/words/common';
import { useWords } from '../app/words/dictionary';

type Props = {
  title: string;
  /** One line on what the page shows, such as its data scope. */
  note?: ReactNode;
  /** Where "back" leads: a path, not the browser's history, so that a deep link has one too. */
  backTo?: string;
  actions?: ReactNode;
};

/** The heading of a page, which also names the browser tab. */
export function PageHeader({ title, note, backTo, actions }: Props) {
  const words = useWords(commonWords);
  useEffect(() => {
    document.title = `${title} · ${words.productName}`;
  }, [title, words]);
  return (
    <header className="page-header">
      <div className="page-header-text">
        {backTo && (
          <Link to={backTo} className="page-header-back">
            <ArrowLeftOutlined aria-hidden /> {words.back}
          </Link>
        )}
        <h1>{title}</h1>
        {note && <p>{note}</p>}
      </div>
      {actions && <div className="page-header-actions">{actions}</div>}
    </header>
  );
}
