import { useWords } from '../../../app/words/dictionary';
import { changeStatusWords, expulsionStatusWords } from '../../../app/words/membership';
import { Choice, optionsOf } from '../../../ui/Filters';
import { PageHeader } from '../../../ui/PageHeader';
import { SideNav } from '../../../ui/SideNav';
import { useFilters } from '../../../ui/useFilters';
import { ChangeList } from '../changes/ChangeList';
import { changeWords } from '../changes/words';
import { CaseList } from '../expulsion/CaseList';
import { expulsionWords } from '../expulsion/words';
import { TransferList } from '../transfer/TransferList';
import { transferStatusWords, transferWords } from '../transfer/words';
import { officeWords } from './words';

/** What is on its way for members after admission: changes, expulsions and moves, each list with its filter. */
export function MattersPage() {
  const words = useWords(officeWords);
  const asked = useFilters().read('tab');
  const lists = [
    { key: 'changes', label: useWords(changeWords).changes, list: <Changes /> },
    { key: 'expulsions', label: useWords(expulsionWords).expulsions, list: <Cases /> },
    { key: 'transfers', label: useWords(transferWords).transfers, list: <Moves /> },
  ];
  const shown = lists.find(({ key }) => key === asked) ?? lists[0];
  return (
    <>
      <PageHeader title={words.matters} note={words.mattersNote} />
      <SideNav label={words.matters} sides={lists} current={shown?.key} />
      {shown?.list}
    </>
  );
}

type FilterProps = { label: string; any: string; words: Record<string, string> };

function StatusFilter({ label, any, words }: FilterProps) {
  return (
    <div className="filters">
      <Choice name="status" label={label} any={any} options={optionsOf(words)} />
    </div>
  );
}

function Changes() {
  const words = useWords(changeWords);
  const statuses = useWords(changeStatusWords);
  const status = useFilters().oneOf('status', statuses);
  return (
    <>
      <StatusFilter label={words.status} any={words.anyStatus} words={statuses} />
      <ChangeList query={{ status }} empty={words.noneWaiting} />
    </>
  );
}

function Cases() {
  const words = useWords(expulsionWords);
  const statuses = useWords(expulsionStatusWords);
  const status = useFilters().oneOf('status', statuses);
  return (
    <>
      <StatusFilter label={words.status} any={words.anyStatus} words={statuses} />
      <CaseList query={{ status }} empty={words.noneFound} />
    </>
  );
}

function Moves() {
  const words = useWords(transferWords);
  const statuses = useWords(transferStatusWords);
  const status = useFilters().oneOf('status', statuses);
  return (
    <>
      <StatusFilter label={words.status} any={words.anyStatus} words={statuses} />
      <TransferList query={{ status }} empty={words.noneFound} />
    </>
  );
}
