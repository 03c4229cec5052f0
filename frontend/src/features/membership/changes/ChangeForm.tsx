import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Radio } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { documentKindWords } from '../../../app/words/vocabularies';
import { changeFieldWords } from '../../../app/words/membership';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { BusinessFields, LegalPersonFields, OrganisationFactFields, PlaceFields } from '../apply/fields';
import { applyWords } from '../apply/words';
import { atFields } from '../atFields';
import { useDocuments } from '../documents/Documents';
import { FileDrop } from '../documents/FileDrop';
import { enteredAgain, fieldPointer, identityKinds, kindOf } from '../formBody';
import { TextField } from '../TextField';
import { fieldWords, identityKindWords } from '../words';
import { type ChangeEntry, changesOf } from './changed';
import { changeWords } from './words';
import '../apply/apply.css';
import './changes.css';

type Shown = Schemas['ShownForm'];
type Props = { memberId: string; form: Shown; onDone: (change: Schemas['ChangeRequest']) => void };

/** What is known of a member, to be changed: only what differs is sent, with what proves it. */
export function ChangeForm({ memberId, form: known, onDone }: Props) {
  const words = useWords(changeWords);
  const [form] = Form.useForm<ChangeEntry>();
  const entered = Form.useWatch((values: ChangeEntry) => values, form);
  const kind = kindOf(known.member_type, entered.identity_kind ?? known.identity.kind);
  const ask = useMutation({
    mutationFn: ({ evidence = '', ...values }: ChangeEntry) => {
      const body = { changes: changesOf(known, values), evidence };
      return answer(api.POST('/api/v1/members/{id}/change-requests', { params: { path: { id: memberId } }, body }));
    },
    onSuccess: onDone,
    onError: (problem) =>
      showInForm(
        form,
        atFields(problem, (pointer) => fieldPointer(pointer, kind, '/changes')),
      ),
  });
  return (
    <Form<ChangeEntry>
      form={form}
      layout="vertical"
      size="large"
      className="application-form change-form"
      initialValues={enteredAgain(known)}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onFinish={(values) => ask.mutate(values)}
    >
      <WhoFields known={known} kind={kind} />
      <PlaceFields />
      <BusinessFields type={known.member_type} />
      {kind === 'uscc' && <OrganisationFactFields type={known.member_type} />}
      {kind === 'uscc' && <LegalFields known={known} isReplaced={entered.replaces_legal_person ?? false} />}
      <EvidenceFields memberId={memberId} />
      <Summary known={known} entered={entered} />
      <ProblemAlert problem={ask.error} />
      <Button type="primary" htmlType="submit" block loading={ask.isPending}>
        {words.submit}
      </Button>
    </Form>
  );
}

function WhoFields({ known, kind }: { known: Shown; kind: Shown['identity']['kind'] }) {
  const words = useWords(changeWords);
  const asked = useWords(applyWords);
  const labels = useWords(changeFieldWords);
  const kinds = useWords(identityKindWords);
  const isKept = kind === known.identity.kind;
  return (
    <fieldset>
      <legend>{asked.about}</legend>
      <Form.Item name="name" label={labels.name} rules={[{ required: true, message: asked.required }]}>
        <Input autoComplete="off" />
      </Form.Item>
      {(kind === 'uscc' || known.member_type === 'family_farm') && (
        <Form.Item name="short_name" label={labels.short_name}>
          <Input autoComplete="off" />
        </Form.Item>
      )}
      {identityKinds[known.member_type].length > 1 && (
        <Form.Item name="identity_kind" label={asked.knownBy}>
          <Radio.Group
            optionType="button"
            options={[
              { value: 'uscc', label: asked.withLicence },
              { value: 'resident_id', label: asked.withCard },
            ]}
          />
        </Form.Item>
      )}
      <Form.Item
        key={kind}
        name={['identity', kind]}
        label={kinds[kind]}
        extra={isKept && kind === 'resident_id' && words.identityKept(known.identity.number)}
        rules={[{ required: !isKept || kind === 'uscc', message: asked.required }]}
      >
        <Input maxLength={18} autoCapitalize="characters" autoComplete="off" spellCheck={false} />
      </Form.Item>
    </fieldset>
  );
}

function LegalFields({ known, isReplaced }: { known: Shown; isReplaced: boolean }) {
  const words = useWords(changeWords);
  const fields = useWords(fieldWords);
  const person = known.legal_person;
  return (
    <fieldset>
      <legend>{fields.legalPerson}</legend>
      {person && <p className="card-note">{words.legalNow(person.name, person.resident_id, person.mobile)}</p>}
      <Form.Item name="replaces_legal_person" valuePropName="checked" initialValue={!person}>
        <Checkbox disabled={!person}>{words.replaceLegal}</Checkbox>
      </Form.Item>
      {isReplaced && <LegalPersonFields />}
    </fieldset>
  );
}

/** A file that is added goes to the member's documents, and its name into the words that the deciding office reads. */
function EvidenceFields({ memberId }: { memberId: string }) {
  const words = useWords(changeWords);
  const kinds = useWords(documentKindWords);
  const form = Form.useFormInstance<ChangeEntry>();
  const owner = { kind: 'member', id: memberId } as const;
  const documents = useDocuments(owner);
  const attach = ({ kind, file_name: file }: Schemas['Document']) => {
    const said = form.getFieldValue('evidence') as string | undefined;
    form.setFieldValue('evidence', [said?.trim(), words.attached(kinds[kind], file)].filter(Boolean).join('；'));
  };
  return (
    <fieldset>
      <legend>{words.evidenceLabel}</legend>
      <TextField
        name="evidence"
        label={words.evidence}
        extra={words.evidenceHelp}
        missing={words.evidenceMissing}
        max={1_000}
        rows={4}
      />
      <FileDrop owner={owner} missing={documents.data?.missing ?? []} onFiled={attach} />
    </fieldset>
  );
}

function Summary({ known, entered }: { known: Shown; entered: ChangeEntry }) {
  const words = useWords(changeWords);
  const labels = useWords(changeFieldWords);
  const changed = Object.keys(changesOf(known, entered)) as Schemas['ChangeField'][];
  const text = changed.length > 0 ? words.changed(changed.map((field) => labels[field]).join('、')) : words.nothing;
  return (
    <p className="change-summary" aria-live="polite">
      <strong>{text}</strong>
    </p>
  );
}
