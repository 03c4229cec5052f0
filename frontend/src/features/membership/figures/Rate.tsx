import { Progress } from 'antd';

import { useFormat } from '../../../ui/useFormat';

/** A rate in per cent with a bar that shows it; a dash where there is nothing to rate. */
export function Rate({ value }: { value: string | null | undefined }) {
  const format = useFormat();
  if (value == null) return <>{format.text(null)}</>;
  return (
    <span className="figure-rate">
      <span>{value}%</span>
      <span aria-hidden>
        <Progress percent={Number(value)} showInfo={false} size="small" />
      </span>
    </span>
  );
}
