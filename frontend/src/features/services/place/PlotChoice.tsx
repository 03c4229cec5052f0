import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { DivisionName } from '../../../ui/DivisionName';
import { DivisionPicker } from '../../../ui/DivisionPicker';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { LoadingState, ProblemState } from '../../../ui/states';
import { useFormat } from '../../../ui/useFormat';
import { showAtField } from '../refusals';
import { cropWords } from '../words';
import { useChoice } from './choice';
import { placeWords } from './words';

type Props = { memberId?: string };

/** The plots of a member; a member's own without its id. */
export function usePlots(memberId?: string) {
  const query = { limit: 200, ...(memberId ? { member_id: memberId } : {}) };
  return useQuery({
    queryKey: ['plots', memberId ?? 'own'],
    queryFn: () => answer(api.GET('/api/v1/plots', { params: { query } })),
  });
}

/** One of the plots that are registered, or a new one. */
export function PlotChoice({ memberId }: Props) {
  const words = useWords(placeWords);
  const crops = useWords(cropWords);
  const format = useFormat();
  const choice = useChoice();
  const plots = usePlots(memberId);
  const [isNew, setNew] = useState(false);
  if (plots.isPending) return <LoadingState />;
  if (plots.isError) return <ProblemState problem={plots.error} onRetry={() => void plots.refetch()} />;
  const known = plots.data.items;
  const isOpen = isNew || known.length === 0;
  return (
    <section>
      <h2 className="section-title">{words.choosePlot}</h2>
      {known.length === 0 && <p>{words.noPlots}</p>}
      <ul className="choice-list">
        {known.map((plot) => (
          <li key={plot.id}>
            <button type="button" onClick={() => choice.change({ plot: plot.id })}>
              <strong>{plot.name}</strong>
              <span className="choice-price">{format.area(plot.area)}</span>
              <span className="choice-help">
                {crops[plot.crop_line]} · <DivisionName code={plot.division_code} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {isOpen ? (
        <PlotForm {...(memberId ? { memberId } : {})} />
      ) : (
        <Button
          className="new-plot"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setNew(true)}
          size="large"
          block
        >
          {words.newPlot}
        </Button>
      )}
    </section>
  );
}

type Entered = Omit<Schemas['EnterPlot'], 'member_id'>;

function PlotForm({ memberId }: Props) {
  const words = useWords(placeWords);
  const crops = useWords(cropWords);
  const choice = useChoice();
  const cache = useQueryClient();
  const [form] = Form.useForm<Entered>();
  const enter = useMutation({
    mutationFn: (entered: Entered) =>
      answer(api.POST('/api/v1/plots', { body: { ...entered, ...(memberId ? { member_id: memberId } : {}) } })),
    onSuccess: async (plot) => {
      await cache.invalidateQueries({ queryKey: ['plots'] });
      choice.change({ plot: plot.id });
    },
    onError: (problem) => showAtField(form, problem),
  });
  const needed = [{ required: true, message: words.required }];
  return (
    <Form<Entered>
      form={form}
      layout="vertical"
      size="large"
      className="plot-form"
      initialValues={{ crop_line: 'rice' }}
      onFinish={(entered) => enter.mutate(entered)}
    >
      <h3>{words.newPlot}</h3>
      <ProblemAlert problem={enter.error} />
      <Form.Item name="name" label={words.plotName} rules={needed}>
        <Input maxLength={80} placeholder={words.plotNameHint} />
      </Form.Item>
      <Form.Item
        name="area"
        label={words.plotArea}
        rules={[...needed, { pattern: /^\d+(\.\d{1,3})?$/, message: words.areaForm }]}
      >
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item name="division_code" label={words.plotPlace} rules={needed}>
        <DivisionPicker />
      </Form.Item>
      <Form.Item name="crop_line" label={words.plotCrop} rules={needed}>
        <Select options={Object.entries(crops).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={enter.isPending}>
        {words.savePlot}
      </Button>
    </Form>
  );
}
