import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { answer, api, ApiProblem, type Schemas } from '../../../api/client';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { today } from '../days';
import { draft } from '../evidence/draft';
import { type Answers, changed, enteredFrom, itemsOf, questionPointer } from '../evidence/entered';
import { Question } from '../evidence/Question';
import { evidenceWords } from '../evidence/words';
import { useRatingText } from '../useRatingText';
import { type Card, indicatorsOf } from '../value';
import { declareWords } from './words';
import './portal.css';

type Rating = Schemas['Rating'];
type Typed = { answers?: Answers; observed_on?: string };

/** What is known, and over it what was typed but not sent. */
function initialOf(rating: Rating): Typed {
  const typed = draft.read(rating.id);
  const known = rating.evidence.map(({ indicator, value }) => [indicator, enteredFrom(value)] as const);
  return {
    answers: { ...Object.fromEntries(known), ...typed.answers },
    observed_on: typed.observed_on ?? today(),
  };
}

function itemsIn(card: Card, { answers = {}, observed_on: day = '' }: Typed) {
  return itemsOf(card, answers, { source: 'declaration', observed_on: day === '' ? today() : day });
}

/** The form with its two ways out: keep it for later, or hand it in. */
export function DeclareForm({ rating, card }: { rating: Rating; card: Card }) {
  const words = useWords(declareWords);
  const [form] = Form.useForm<Typed>();
  const [initial] = useState(() => initialOf(rating));
  const [typed, setTyped] = useState(initial);
  const send = useSending(rating, card, (problem, items) => showInForm(form, atQuestions(problem, items)));
  const indicators = indicatorsOf(card);
  const given = itemsIn(card, typed);
  const gaps = indicators.filter(({ code }) => !given.some(({ indicator }) => indicator === code));
  return (
    <Form<Typed>
      form={form}
      className="declare"
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={initial}
      onValuesChange={(_, all) => {
        setTyped(all);
        draft.keep(rating.id, all);
      }}
    >
      <Day />
      <Questions card={card} />
      <ProblemAlert problem={send.save.error ?? send.submit.error} />
      <p className="fine-print">{words.keep}</p>
      <div className="declare-bar">
        <span>{words.progress(given.length, indicators.length)}</span>
        <span>
          <Button loading={send.save.isPending} onClick={() => send.save.mutate(typed)}>
            {words.save}
          </Button>
          <SubmitButton
            missing={gaps.reduce((sum, { max }) => sum + max, 0)}
            isPending={send.submit.isPending}
            onSubmit={() => send.submit.mutate(typed)}
          />
        </span>
      </div>
    </Form>
  );
}

function Day() {
  const words = useWords(evidenceWords);
  return (
    <Form.Item name="observed_on" label={words.observedOn} extra={words.observedHelp}>
      <Input type="date" max={today()} />
    </Form.Item>
  );
}

function Questions({ card }: { card: Card }) {
  const text = useRatingText();
  return card.groups.map((group) => (
    <fieldset key={group.code}>
      <legend>{text.label(group.name)}</legend>
      {group.indicators.map((indicator) => (
        <Question key={indicator.code} indicator={indicator} />
      ))}
    </fieldset>
  ));
}

type SubmitProps = { missing: number; isPending: boolean; onSubmit: () => void };

function SubmitButton({ missing, isPending, onSubmit }: SubmitProps) {
  const words = useWords(declareWords);
  const { cancel } = useWords(commonWords);
  const { modal } = App.useApp();
  const ask = () =>
    void modal.confirm({
      title: words.submitTitle,
      content: missing > 0 ? words.submitGaps(missing) : words.submitAll,
      okText: words.submit,
      cancelText: cancel,
      onOk: onSubmit,
    });
  return (
    <Button type="primary" loading={isPending} onClick={ask}>
      {words.submit}
    </Button>
  );
}

type Items = readonly Schemas['StateEvidenceItem'][];

function useSending(rating: Rating, card: Card, onRefused: (problem: ApiProblem, items: Items) => void) {
  const words = useWords(declareWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const params = { path: { id: rating.id } };
  const news = (typed: Typed) => changed(itemsIn(card, typed), rating.evidence);
  const state = async (typed: Typed) => {
    const items = news(typed);
    if (items.length > 0) await answer(api.POST('/api/v1/ratings/{id}/evidence', { params, body: { items } }));
    draft.drop(rating.id);
    return items.length;
  };
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['rating'] }),
      cache.invalidateQueries({ queryKey: ['ratings'] }),
    ]);
  const save = useMutation({
    mutationFn: state,
    onSuccess: async (count) => {
      void message.success(count > 0 ? words.saved : words.unchanged);
      await refresh();
    },
    onError: (problem, typed) => onRefused(problem, news(typed)),
  });
  const submit = useMutation({
    mutationFn: async (typed: Typed) => {
      await state(typed);
      await answer(api.POST('/api/v1/ratings/{id}/declare', { params }));
    },
    onSuccess: async () => {
      void message.success(words.submitted);
      await refresh();
      await navigate(`/my/rating/${rating.id}`);
    },
    onError: (problem, typed) => onRefused(problem, news(typed)),
  });
  return { save, submit };
}

function atQuestions(problem: ApiProblem, items: Items): ApiProblem {
  const errors = problem.fieldErrors.map((error) => ({ ...error, pointer: questionPointer(error.pointer, items) }));
  const { code, title, detail, status, instance } = problem;
  return new ApiProblem({ code, title, detail, status, instance, errors });
}
