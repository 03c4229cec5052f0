import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber } from 'antd';

import { answer, api } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { chinaToday } from '../../../ui/today';
import { limitKeys, limits, type Policy } from './limits';
import { limitNames, limitWords } from './words';

/** Sets the time limits from a day on; the form begins with the latest ones. */
export function SetLimitsDialog({ latest, onClose }: { latest: Policy; onClose: () => void }) {
  const words = useWords(limitWords);
  const names = useWords(limitNames);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const today = chinaToday();
  return (
    <FormDialog<Policy, Policy>
      title={words.set}
      consequence={words.setHelp}
      initial={{ ...latest, valid_from: today, document: '' }}
      send={(body) => answer(api.POST('/api/v1/membership-policies', { body }))}
      onDone={() => {
        void message.success(words.done);
        void cache.invalidateQueries({ queryKey: ['membership-policies'] });
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="valid_from" label={words.validFrom} rules={[{ required: true, message: words.validMissing }]}>
        <Input type="date" min={today} />
      </Form.Item>
      {limitKeys.map((limit) => {
        const { least, most } = limits[limit];
        return (
          <Form.Item
            key={limit}
            name={limit}
            label={names[limit].name}
            extra={names[limit].help}
            rules={[
              { required: true, type: 'integer', min: least, max: most, message: words.numberMissing(least, most) },
            ]}
          >
            <InputNumber className="limits-number" min={least} max={most} precision={0} suffix={names[limit].unit} />
          </Form.Item>
        );
      })}
      <Form.Item
        name="document"
        label={words.document}
        rules={[{ required: true, whitespace: true, message: words.documentMissing }]}
      >
        <Input maxLength={200} placeholder={words.documentHint} />
      </Form.Item>
    </FormDialog>
  );
}
