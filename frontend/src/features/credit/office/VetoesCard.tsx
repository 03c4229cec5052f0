import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { optionsOf } from '../../../ui/Filters';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { StatusTag } from '../../../ui/StatusTag';
import { lastDay, today } from '../days';
import { creditWords, vetoWords } from '../words';
import { mayEnter } from './steps';
import { useDone } from './useDone';
import { officeWords } from './words';
import './office.css';

/** The vetoes found for a rating, each with the paper that it rests on. */
export function VetoesCard({ rating }: { rating: Schemas['Rating'] }) {
  const words = useWords(officeWords);
  const common = useWords(creditWords);
  const me = useMe();
  const [isEntering, setEntering] = useState(false);
  const isOpen = me.data !== undefined && mayEnter(rating, me.data);
  return (
    <Card
      title={<h2>{common.veto}</h2>}
      extra={
        isOpen && (
          <Button size="small" onClick={() => setEntering(true)}>
            {words.vetoEnter}
          </Button>
        )
      }
    >
      {rating.vetoes.length === 0 && <p>{words.vetoNone}</p>}
      <ul className="plain-list vetoes">
        {rating.vetoes.map((veto) => (
          <VetoRow key={veto.kind} veto={veto} />
        ))}
      </ul>
      {isEntering && <VetoDialog id={rating.id} onClose={() => setEntering(false)} />}
    </Card>
  );
}

function VetoRow({ veto }: { veto: Schemas['Veto'] }) {
  const words = useWords(officeWords);
  const common = useWords(creditWords);
  const kinds = useWords(vetoWords);
  const { kind, since, until, active, document, entered_by: by } = veto;
  return (
    <li>
      <strong>{kinds[kind]}</strong> {!active && <StatusTag>{common.lapsed}</StatusTag>}
      <p>{until ? common.sinceUntil(since, lastDay(until)) : common.since(since)}</p>
      <p>{`${document} · ${words.vetoBy(by)}`}</p>
    </li>
  );
}

function VetoDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords(officeWords);
  const kinds = useWords(vetoWords);
  const { cancel } = useWords(commonWords);
  const done = useDone(onClose);
  const [form] = Form.useForm<Schemas['EnterVeto']>();
  const enter = useMutation({
    mutationFn: (body: Schemas['EnterVeto']) =>
      answer(api.POST('/api/v1/ratings/{id}/vetoes', { params: { path: { id } }, body })),
    onSuccess: () => done(words.done),
    onError: (problem) => showInForm(form, problem),
  });
  const needed = { required: true, whitespace: true, message: words.missing };
  return (
    <Modal
      open
      title={words.vetoEnter}
      okText={words.vetoEnter}
      cancelText={cancel}
      okButtonProps={{ danger: true, loading: enter.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{words.vetoHelp}</p>
      <ProblemAlert problem={enter.error} />
      <Form<Schemas['EnterVeto']>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(entry) => enter.mutate(entry)}
      >
        <Form.Item name="kind" label={words.vetoKind} rules={[needed]}>
          <Select options={optionsOf(kinds)} />
        </Form.Item>
        <Form.Item name="since" label={words.vetoSince} rules={[needed]}>
          <Input type="date" max={today()} />
        </Form.Item>
        <Form.Item name="document" label={words.vetoDocument} rules={[needed]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
