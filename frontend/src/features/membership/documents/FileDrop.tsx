import { InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Select, Upload } from 'antd';
import { useState } from 'react';

import type { ApiProblem } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { documentKindWords } from '../../../app/words/vocabularies';
import { useProblemText } from '../../../app/words/problems';
import { optionsOf } from '../../../ui/Filters';
import { fileDocument, type Owner } from './files';
import { documentWords } from './words';

type Document = Schemas['Document'];
type Told = { name: string; state: 'sending' | 'filed' | ApiProblem };

type Props = {
  owner: Owner;
  /** What is asked for and not there yet; the first of them is offered. */
  missing: readonly Schemas['DocumentKind'][];
  onFiled: (document: Document) => void;
};

/** Takes files by drag and drop or by choice, and says of each what became of it. */
export function FileDrop({ owner, missing, onFiled }: Props) {
  const words = useWords(documentWords);
  const kinds = useWords(documentKindWords);
  const [kind, setKind] = useState<Schemas['DocumentKind']>();
  const [told, setTold] = useState<readonly Told[]>([]);
  const tell = (name: string, state: Told['state']) =>
    setTold((before) => [...before.filter((one) => one.name !== name), { name, state }]);
  const chosen = kind ?? missing[0] ?? 'other';
  const file = useMutation({
    mutationFn: (bytes: File) => fileDocument(owner, chosen, bytes),
    onMutate: ({ name }) => tell(name, 'sending'),
    onSuccess: (document, { name }) => {
      tell(name, 'filed');
      onFiled(document);
    },
    onError: (problem, { name }) => tell(name, problem),
  });
  return (
    <div className="file-drop">
      <Form.Item label={words.kind} layout="vertical" htmlFor="document_kind">
        <Select id="document_kind" value={chosen} onChange={setKind} options={optionsOf(kinds)} />
      </Form.Item>
      <Upload.Dragger
        multiple
        showUploadList={false}
        accept=".pdf,.jpg,.jpeg,.png,.webp,.xlsx,.docx"
        beforeUpload={(bytes) => {
          file.mutate(bytes);
          return false;
        }}
      >
        <p className="file-drop-mark">
          <InboxOutlined aria-hidden />
        </p>
        <p>{words.drop}</p>
        <p className="file-drop-help">{words.dropHelp}</p>
      </Upload.Dragger>
      <div aria-live="polite" className="file-told">
        {told.map((one) => (
          <Line key={one.name} told={one} />
        ))}
      </div>
    </div>
  );
}

function Line({ told: { name, state } }: { told: Told }) {
  const words = useWords(documentWords);
  const text = useProblemText();
  if (state === 'sending') return <Alert type="info" title={words.sending(name)} />;
  if (state === 'filed') return <Alert type="success" showIcon title={words.filed(name)} />;
  return <Alert type="error" showIcon title={words.refused(name)} description={text(state)} />;
}
