import { Checkbox, Form, Input, Select } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { contactRoleWords } from '../../../app/words/membership';
import { optionsOf } from '../../../ui/Filters';
import { FormDialog } from '../../../ui/FormDialog';
import { ifMatch } from '../ifMatch';
import { useDone } from '../useDone';
import type { Contact } from './Contacts';
import { contactWords } from './words';

type Entry = { name: string; role: Schemas['ContactRole']; mobile?: string; is_primary: boolean };
type Props = { memberId: string; contact?: Contact; onClose: () => void };

function save(memberId: string, contact: Contact | undefined, { mobile = '', ...entry }: Entry) {
  if (!contact) {
    const params = { path: { id: memberId } };
    return answer(api.POST('/api/v1/members/{id}/contacts', { params, body: { ...entry, mobile } }));
  }
  const params = { path: { id: memberId, contact_id: contact.id }, header: ifMatch(contact) };
  const body = { ...entry, ...(mobile ? { mobile } : {}) };
  return answer(api.PUT('/api/v1/members/{id}/contacts/{contact_id}', { params, body }));
}

/** Adds a contact, or replaces one whose number stays unless another is typed. */
export function ContactDialog({ memberId, contact, onClose }: Props) {
  const words = useWords(contactWords);
  const done = useDone(onClose);
  const initial = contact && { name: contact.name, role: contact.role, is_primary: contact.is_primary };
  return (
    <FormDialog<Entry, Contact>
      title={contact ? words.editTitle(contact.name) : words.add}
      {...(contact ? { okText: words.edit } : {})}
      consequence={contact ? words.editHelp : words.addHelp}
      initial={initial ?? { is_primary: false }}
      send={(entry) => save(memberId, contact, entry)}
      onDone={() => void done(words.done)}
      onClose={onClose}
    >
      <Fields contact={contact} />
    </FormDialog>
  );
}

function Fields({ contact }: { contact: Contact | undefined }) {
  const words = useWords(contactWords);
  const roles = useWords(contactRoleWords);
  return (
    <>
      <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: words.missing }]}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={words.role} rules={[{ required: true, message: words.missing }]}>
        <Select options={optionsOf(roles)} />
      </Form.Item>
      <Form.Item
        name="mobile"
        label={words.mobile}
        extra={contact && words.mobileKept}
        rules={[
          { required: !contact, message: words.missing },
          { pattern: /^1[3-9]\d{9}$/, message: words.mobileUnfit },
        ]}
      >
        <Input inputMode="tel" maxLength={11} autoComplete="off" placeholder={contact?.mobile ?? ''} />
      </Form.Item>
      <Form.Item name="is_primary" valuePropName="checked" extra={contact?.is_primary && words.primaryHelp}>
        <Checkbox disabled={contact?.is_primary ?? false}>{words.isPrimary}</Checkbox>
      </Form.Item>
    </>
  );
}

/** Removes a contact that nobody has changed since it was shown. */
export function RemoveDialog({ memberId, contact, onClose }: Required<Props>) {
  const words = useWords(contactWords);
  const done = useDone(onClose);
  return (
    <FormDialog
      title={words.removeTitle(contact.name)}
      okText={words.remove}
      consequence={words.removeHelp}
      danger
      send={() =>
        answer(
          api.DELETE('/api/v1/members/{id}/contacts/{contact_id}', {
            params: { path: { id: memberId, contact_id: contact.id } },
            headers: ifMatch(contact),
          }),
        )
      }
      onDone={() => void done(words.done)}
      onClose={onClose}
    />
  );
}
