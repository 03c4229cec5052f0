import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';

import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { servicesWords } from '../words';
import './print.css';

type Props = { title: string; backTo: string; wide?: boolean; children: ReactNode };

/** A sheet of A4 paper on the screen; printing leaves everything else away. */
export function PrintFrame({ title, backTo, wide = false, children }: Props) {
  const words = useWords(servicesWords);
  return (
    <>
      <PageHeader
        title={title}
        backTo={backTo}
        actions={
          <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {words.print}
          </Button>
        }
      />
      {/* A sheet keeps its width on a phone; whoever reads it there with the keyboard scrolls this region. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="sheet-room" role="region" aria-label={title} tabIndex={0}>
        <article className={wide ? 'sheet sheet-wide' : 'sheet'}>{children}</article>
      </div>
    </>
  );
}
