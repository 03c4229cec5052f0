import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { App, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';

import { answer, api, type ApiProblem, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { showInForm } from '../../../ui/formProblem';
import { PageHeader } from '../../../ui/PageHeader';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { Standing } from './Standing';
import { trackWords } from './words';

type Proof = Schemas['Tracking'];

/** Following an application with what stands on the receipt. */
export function TrackPage() {
  const words = useWords(trackWords);
  const { message } = App.useApp();
  const [proof, setProof] = useState<Proof>();
  const track = useMutation({
    mutationFn: (body: Proof) => answer(api.POST('/api/v1/membership-applications/track', { body })),
    onSuccess: (_, body) => setProof(body),
  });
  return (
    <>
      <PageHeader title={words.title} note={proof ? undefined : words.help} />
      {proof && track.data ? (
        <>
          <Standing
            tracked={track.data}
            proof={proof}
            onResubmitted={() => {
              void message.success(words.resubmitted);
              track.mutate(proof);
            }}
            onWithdrawn={() => track.mutate(proof)}
          />
          <Button type="link" onClick={() => setProof(undefined)}>
            {words.other}
          </Button>
        </>
      ) : (
        <ProofForm track={track} />
      )}
    </>
  );
}

type Track = UseMutationResult<Schemas['TrackedApplication'], ApiProblem, Proof>;

function ProofForm({ track }: { track: Track }) {
  const words = useWords(trackWords);
  const [query] = useSearchParams();
  const [form] = Form.useForm<Proof>();
  const rules = [{ required: true, whitespace: true, message: words.required }];
  return (
    <Card className="track-card">
      <Form<Proof>
        form={form}
        layout="vertical"
        size="large"
        requiredMark={false}
        initialValues={{ number: query.get('number') ?? '' }}
        onFinish={(body) =>
          track.mutate(
            { number: body.number.trim(), tracking_code: body.tracking_code.trim() },
            { onError: (problem) => showInForm(form, problem) },
          )
        }
      >
        <ProblemAlert problem={track.error} />
        <Form.Item name="number" label={words.number} rules={rules}>
          <Input placeholder="A-330382-000123" autoCapitalize="characters" autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name="tracking_code" label={words.code} rules={rules}>
          <Input placeholder="XXXX-XXXX-XXXX" autoCapitalize="characters" autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={track.isPending}>
          {words.show}
        </Button>
      </Form>
    </Card>
  );
}
