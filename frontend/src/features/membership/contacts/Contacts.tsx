import { useQuery } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { contactRoleWords } from '../../../app/words/membership';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useMay } from '../useMay';
import { ContactDialog, RemoveDialog } from './ContactDialog';
import { contactWords } from './words';
import '../lists.css';

export type Contact = Schemas['Contact'];
type Doing = { deed: 'add' } | { deed: 'edit' | 'remove'; contact: Contact };

type Props = { memberId: string; status: Schemas['MemberStatus'] };

const current: readonly Schemas['MemberStatus'][] = ['active', 'suspended', 'withdrawing', 'transfer_in_progress'];

/** Whom to call at a member, for the offices and for the member itself. */
export function Contacts({ memberId, status }: Props) {
  const words = useWords(contactWords);
  const may = useMay();
  const [doing, setDoing] = useState<Doing>();
  const mayChange = may('manage_contact') && current.includes(status);
  const found = useQuery({
    queryKey: ['member', memberId, 'contacts'],
    queryFn: () => answer(api.GET('/api/v1/members/{id}/contacts', { params: { path: { id: memberId } } })),
  });
  const onClose = () => setDoing(undefined);
  return (
    <Card
      title={<h2>{words.contacts}</h2>}
      extra={mayChange && <Button onClick={() => setDoing({ deed: 'add' })}>{words.add}</Button>}
    >
      <p className="card-note">{words.note}</p>
      {found.isPending && <LoadingState />}
      {found.isError && <ProblemState problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <List contacts={found.data.items} {...(mayChange ? { onDo: setDoing } : {})} />}
      {doing?.deed === 'remove' && <RemoveDialog memberId={memberId} contact={doing.contact} onClose={onClose} />}
      {doing?.deed === 'add' && <ContactDialog memberId={memberId} onClose={onClose} />}
      {doing?.deed === 'edit' && <ContactDialog memberId={memberId} contact={doing.contact} onClose={onClose} />}
    </Card>
  );
}

function List({ contacts, onDo }: { contacts: readonly Contact[]; onDo?: (doing: Doing) => void }) {
  const words = useWords(contactWords);
  const roles = useWords(contactRoleWords);
  if (contacts.length === 0) return <EmptyState text={words.none} />;
  return (
    <ul className="rows">
      {contacts.map((contact) => (
        <li key={contact.id}>
          <div className="row-text">
            <strong>{contact.name}</strong>
            <span>{roles[contact.role]}</span>
            <span>{contact.mobile}</span>
            {contact.is_primary && <StatusTag tone="good">{words.primary}</StatusTag>}
          </div>
          {onDo && (
            <div className="row-deeds">
              <Button aria-label={words.editNamed(contact.name)} onClick={() => onDo({ deed: 'edit', contact })}>
                {words.edit}
              </Button>
              {!contact.is_primary && (
                <Button
                  danger
                  aria-label={words.removeNamed(contact.name)}
                  onClick={() => onDo({ deed: 'remove', contact })}
                >
                  {words.remove}
                </Button>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
