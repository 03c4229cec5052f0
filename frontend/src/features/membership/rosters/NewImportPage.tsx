import { Card } from 'antd';

import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { DownloadButton } from '../../../ui/DownloadButton';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, NoPermissionState } from '../../../ui/states';
import { template } from './files';
import { UploadForm } from './UploadForm';
import { rostersWords } from './words';
import './rosters.css';

/** The template, how to fill it in, and where to hand it in. */
export function NewImportPage() {
  const words = useWords(rostersWords);
  const me = useMe();
  if (!me.data) return <LoadingState />;
  if (!me.data.permissions.includes('import_roster')) return <NoPermissionState />;
  return (
    <>
      <PageHeader title={words.newImport} backTo="/office/roster-imports" />
      <div className="roster-new">
        <Card title={<h2>{words.template}</h2>}>
          <p>{words.templateHelp}</p>
          <DownloadButton label={words.getTemplate} load={() => template(words.templateName)} />
        </Card>
        <Card title={<h2>{words.fill}</h2>}>
          <p>{words.fillHelp}</p>
        </Card>
        <Card title={<h2>{words.handIn}</h2>}>
          <p>{words.handInHelp}</p>
          <UploadForm />
        </Card>
      </div>
    </>
  );
}
