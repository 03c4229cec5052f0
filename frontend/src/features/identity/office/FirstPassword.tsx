import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Modal } from 'antd';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { accountsWords } from './words';
import './accounts.css';

type Props = { made: Schemas['FirstPassword']; onClose: () => void };

/** A first password, shown for as long as the dialog is open and never again. */
export function FirstPassword({ made: { login, password }, onClose }: Props) {
  const words = useWords(accountsWords);
  const { message } = App.useApp();
  // Browsers offer the clipboard on secure origins only.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const copy = async () => {
    try {
      if (!clipboard) throw new Error('no clipboard');
      await clipboard.writeText(words.copyText(login, password));
      void message.success(words.copied);
    } catch {
      void message.warning(words.copyFailed);
    }
  };
  return (
    <Modal
      open
      title={words.passwordOf(login)}
      okText={words.handedOver}
      onOk={onClose}
      onCancel={onClose}
      mask={{ closable: false }}
      keyboard={false}
      footer={(_, { OkBtn }) => <OkBtn />}
    >
      <Alert type="warning" showIcon title={words.shownOnce} />
      <p className="first-password-shown">
        <code>{password}</code>
      </p>
      <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
        {words.copy}
      </Button>
    </Modal>
  );
}
