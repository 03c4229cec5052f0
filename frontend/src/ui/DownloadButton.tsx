import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, type ButtonProps } from 'antd';

import type { NamedFile } from '../api/file';
import { useProblemText } from '../app/words/problems';
import { saveFile } from './saveFile';

type Props = Pick<ButtonProps, 'type' | 'size'> & { label: string; load: () => Promise<NamedFile> };

/** Fetches a file with the sign-in of the page and saves it. */
export function DownloadButton({ label, load, ...shape }: Props) {
  const { message } = App.useApp();
  const text = useProblemText();
  const fetching = useMutation({
    mutationFn: load,
    onSuccess: saveFile,
    onError: (problem) => void message.error(text(problem)),
  });
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      loading={fetching.isPending}
      onClick={() => fetching.mutate()}
      {...shape}
    >
      {label}
    </Button>
  );
}
