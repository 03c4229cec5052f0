import { ContactsOutlined, FolderOpenOutlined, IdcardOutlined } from '@ant-design/icons';
import { Link } from 'react-router';

import { useWords } from '../../../app/words/dictionary';
import { contactWords } from '../contacts/words';
import { documentWords } from '../documents/words';
import { leaveWords } from './words';

/** What a member keeps of its own membership, beside the bar that holds no more entries. */
export function MembershipLinks() {
  const words = useWords(leaveWords);
  const links = [
    { to: '/my/contacts', label: useWords(contactWords).contacts, icon: <ContactsOutlined aria-hidden /> },
    { to: '/my/documents', label: useWords(documentWords).documents, icon: <FolderOpenOutlined aria-hidden /> },
    { to: '/my/leave', label: words.title, icon: <IdcardOutlined aria-hidden /> },
  ];
  return (
    <section>
      <h2 className="section-title">{words.mine}</h2>
      <ul className="tiles">
        {links.map(({ to, label, icon }) => (
          <li key={to}>
            <Link to={to} className="tile">
              <span className="tile-icon">{icon}</span>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
