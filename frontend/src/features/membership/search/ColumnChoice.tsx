import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';

import { useWords } from '../../../app/words/dictionary';
import { searchWords } from './words';

type Props = { options: { value: string; label: string }[]; chosen: string[]; onChoose: (columns: string[]) => void };

/** Which columns the table shows beside the name. */
export function ColumnChoice({ options, chosen, onChoose }: Props) {
  const words = useWords(searchWords);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={words.columns}
      content={<Checkbox.Group className="column-choice" options={options} value={chosen} onChange={onChoose} />}
    >
      <Button icon={<SettingOutlined aria-hidden />}>{words.columns}</Button>
    </Popover>
  );
}
