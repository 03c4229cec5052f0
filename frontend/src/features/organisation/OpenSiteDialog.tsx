import { useQueryClient } from '@tanstack/react-query';
import { App, Input, Select } from 'antd';
import { useNavigate } from 'react-router';

import { answer, api, type Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { siteKindWords } from '../../app/words/vocabularies';
import { DivisionPicker } from '../../ui/DivisionPicker';
import { optionsOf } from '../../ui/Filters';
import { FormDialog } from '../../ui/FormDialog';
import { chinaToday } from '../../ui/today';
import { UnitPicker } from '../../ui/UnitPicker';
import { DayField, Needed } from './fields';
import { organisationWords } from './words';

type Props = {
  /** The unit that runs it, where that is settled. */
  unitId?: string;
  onClose: () => void;
};

/** Opens a site of a unit and goes to its page. */
export function OpenSiteDialog({ unitId, onClose }: Props) {
  const words = useWords(organisationWords);
  const kinds = useWords(siteKindWords);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const cache = useQueryClient();
  return (
    <FormDialog<Schemas['OpenIn'], Schemas['Site']>
      title={words.openSite}
      consequence={words.openSiteHelp}
      initial={{ opened_on: chinaToday(), ...(unitId ? { org_unit_id: unitId } : {}) }}
      send={(body) => answer(api.POST('/api/v1/sites', { body }))}
      onDone={({ id }) => {
        void message.success(words.done);
        void cache.invalidateQueries({ queryKey: ['sites'] });
        onClose();
        void navigate(`/office/sites/${id}`);
      }}
      onClose={onClose}
    >
      <Needed name="org_unit_id" label={words.runBy}>
        <UnitPicker />
      </Needed>
      <Needed name="kind" label={words.siteKind}>
        <Select options={optionsOf(kinds)} />
      </Needed>
      <Needed name="name" label={words.name}>
        <Input maxLength={100} />
      </Needed>
      <Needed name="division_code" label={words.siteDivision}>
        <DivisionPicker />
      </Needed>
      <Needed name="address" label={words.address}>
        <Input maxLength={200} />
      </Needed>
      <DayField name="opened_on" label={words.openedOn} />
    </FormDialog>
  );
}
