import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form, Input, Modal } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { useFormat } from '../../../ui/useFormat';
import { LineTerms, Term } from '../LineTerms';
import { creditWords, figureWords } from '../words';
import { mayEnter } from './steps';
import { useDone } from './useDone';
import { officeWords } from './words';

type Props = { rating: Schemas['Rating']; etag: string | null };
type Figures = Schemas['LineFigures'];

/** The figures that the line of each card is computed from. */
const asked: Record<Schemas['CardKind'], readonly (keyof Figures)[]> = {
  A: ['net_assets', 'revenue', 'existing_credit'],
  B: ['household_assets', 'operating_income', 'existing_credit'],
};

/** What the line is computed from, and how. */
export function FiguresCard({ rating, etag }: Props) {
  const words = useWords(officeWords);
  const common = useWords(creditWords);
  const fields = useWords(figureWords);
  const format = useFormat();
  const me = useMe();
  const [isEntering, setEntering] = useState(false);
  const { figures, line, card } = rating;
  const isOpen = me.data !== undefined && mayEnter(rating, me.data);
  return (
    <Card
      title={<h2>{common.lineHow}</h2>}
      extra={
        isOpen && (
          <Button size="small" onClick={() => setEntering(true)}>
            {figures ? words.change : words.enter}
          </Button>
        )
      }
    >
      {figures ? (
        <dl className="line-terms">
          {asked[card.code].map((name) => (
            <Term key={name} name={fields[name]} amount={format.money(figures[name])} />
          ))}
        </dl>
      ) : (
        <p>{words.figuresNone}</p>
      )}
      {line && <LineTerms line={line} card={card.code} />}
      {isEntering && <FiguresDialog rating={rating} etag={etag} onClose={() => setEntering(false)} />}
    </Card>
  );
}

function FiguresDialog({ rating, etag, onClose }: Props & { onClose: () => void }) {
  const words = useWords(officeWords);
  const fields = useWords(figureWords);
  const { cancel, save, yuan } = useWords(commonWords);
  const done = useDone(onClose);
  const [form] = Form.useForm<Figures>();
  const state = useMutation({
    mutationFn: (body: Figures) => {
      const params = { path: { id: rating.id }, header: { 'If-Match': etag ?? '' } };
      return answer(api.PUT('/api/v1/ratings/{id}/figures', { params, body }));
    },
    onSuccess: () => done(words.done),
    onError: (problem) => showInForm(form, problem),
  });
  return (
    <Modal
      open
      title={words.figuresEnter}
      okText={save}
      cancelText={cancel}
      okButtonProps={{ loading: state.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{words.figuresHelp}</p>
      <ProblemAlert problem={state.error} />
      <Form<Figures>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={rating.figures ?? {}}
        onFinish={(figures) => state.mutate(figures)}
      >
        {asked[rating.card.code].map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={fields[name]}
            rules={[{ required: true, whitespace: true, message: words.missing }]}
          >
            <Input inputMode="decimal" autoComplete="off" suffix={yuan} />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
