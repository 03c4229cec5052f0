import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Card } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { documentKindWords } from '../../../app/words/vocabularies';
import { FormDialog } from '../../../ui/FormDialog';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { saveFile } from '../../../ui/saveFile';
import { useFormat } from '../../../ui/useFormat';
import { ifMatch } from '../ifMatch';
import { useDone } from '../useDone';
import { useMay } from '../useMay';
import { FileDrop } from './FileDrop';
import { documentFile, documentsOf, type Owner, sizeText } from './files';
import { documentWords } from './words';
import '../lists.css';
import './documents.css';

type Document = Schemas['Document'];

/** The documents of a record, as they lie in the cache under the record's own key. */
export function useDocuments(owner: Owner) {
  return useQuery({ queryKey: [owner.kind, owner.id, 'documents'], queryFn: () => documentsOf(owner) });
}

type Props = {
  owner: Owner;
  /** Only to be read and downloaded here. */
  readOnly?: boolean;
};

/** The documents of a record: what is missing, what is there, and the way to add some. */
export function Documents({ owner, readOnly = false }: Props) {
  const words = useWords(documentWords);
  const may = useMay();
  const found = useDocuments(owner);
  if (!may('read_document')) return null;
  return (
    <Card title={<h2>{words.documents}</h2>}>
      {found.isPending && <LoadingState />}
      {found.isError && <ProblemState problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <Found owner={owner} found={found.data} isAside={readOnly} mayFile={!readOnly && may('file_document')} />
      )}
    </Card>
  );
}

type FoundProps = { owner: Owner; found: Schemas['Documents']; isAside: boolean; mayFile: boolean };

function Found({ owner, found: { items, missing, allowed }, isAside, mayFile }: FoundProps) {
  const words = useWords(documentWords);
  const kinds = useWords(documentKindWords);
  const done = useDone();
  const isOpen = allowed.includes('file');
  return (
    <div className="documents">
      {missing.length > 0 && isOpen && !isAside && (
        <Alert
          type="warning"
          showIcon
          title={words.missing(missing.map((kind) => kinds[kind]).join('、'))}
          description={words.missingHelp}
        />
      )}
      {mayFile && isOpen && (
        <FileDrop owner={owner} missing={missing} onFiled={(document) => void done(words.filed(document.file_name))} />
      )}
      {mayFile && !isOpen && <p className="card-note">{words.closed}</p>}
      {items.length === 0 ? <EmptyState text={words.none} /> : <List documents={items} mayFile={mayFile} />}
    </div>
  );
}

function List({ documents, mayFile }: { documents: readonly Document[]; mayFile: boolean }) {
  const words = useWords(documentWords);
  const [leaving, setLeaving] = useState<Document>();
  const save = useMutation({ mutationFn: documentFile, onSuccess: saveFile });
  return (
    <>
      <ProblemAlert problem={save.error} />
      <ul className="rows">
        {documents.map((document) => (
          <li key={document.id} className={document.withdrawn_at ? 'document-withdrawn' : undefined}>
            <Facts document={document} />
            <div className="row-deeds">
              <Button aria-label={words.downloadNamed(document.file_name)} onClick={() => save.mutate(document)}>
                {words.download}
              </Button>
              {mayFile && document.allowed.includes('withdraw') && (
                <Button
                  danger
                  aria-label={words.withdrawNamed(document.file_name)}
                  onClick={() => setLeaving(document)}
                >
                  {words.withdraw}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className="card-note">{words.reading}</p>
      {leaving && <WithdrawDialog document={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  );
}

function Facts({ document }: { document: Document }) {
  const words = useWords(documentWords);
  const kinds = useWords(documentKindWords);
  const format = useFormat();
  const filed = words.filedBy(document.filed_by ?? words.applicant, format.instant(document.filed_at));
  const notes = [
    sizeText(document.size_bytes),
    filed,
    ...(document.owner === 'application' ? [words.fromApplication] : []),
    ...(document.withdrawn_at ? [words.withdrawn(format.instant(document.withdrawn_at))] : []),
  ];
  return (
    <div className="row-text">
      <strong>{kinds[document.kind]}</strong>
      <span>{document.file_name}</span>
      <small>{notes.join(' · ')}</small>
      <small className="checksum">{words.checksum(document.checksum)}</small>
    </div>
  );
}

function WithdrawDialog({ document, onClose }: { document: Document; onClose: () => void }) {
  const words = useWords(documentWords);
  const done = useDone(onClose);
  const params = { path: { id: document.id }, header: ifMatch(document) };
  return (
    <FormDialog
      title={words.withdrawTitle(document.file_name)}
      okText={words.withdraw}
      consequence={words.withdrawHelp}
      danger
      send={() => answer(api.POST('/api/v1/documents/{id}/withdraw', { params }))}
      onDone={() => void done(words.done)}
      onClose={onClose}
    />
  );
}
