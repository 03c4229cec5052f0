import { useQuery } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { quantityDigits } from '../../../ui/format';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { OpenDaysDialog } from '../board/OpenDaysDialog';
import { useProviderPlace } from '../board/useProvider';
import { boardWords } from '../board/words';
import { Facts } from '../booking/facts';
import { useToday } from '../days';
import { providerTones } from '../tones';
import { useBase } from '../../../ui/useBase';
import { linkWords, providerStatusWords, servicesWords } from '../words';
import { CrewFields, MachineFields } from './fields';
import { RegisterDialog } from './RegisterDialog';
import { providerWords } from './words';
import '../booking/booking.css';
import './office.css';

type Provider = Schemas['Provider'];

/** A provider with its machines and crews, for the office and for the provider itself. */
export function ProviderPage() {
  const words = useWords(providerWords);
  const statuses = useWords(providerStatusWords);
  const { providerId: id, schedule } = useProviderPlace();
  const isOffice = useBase() === '/office';
  const me = useMe();
  const found = useQuery({
    queryKey: ['provider', id],
    queryFn: () => answer(api.GET('/api/v1/providers/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const provider = found.data;
  const bookings = isOffice ? `/office/bookings?provider=${id}` : '/work/bookings';
  return (
    <>
      <PageHeader
        title={provider.name}
        backTo={isOffice ? '/office/providers' : schedule}
        actions={
          <>
            {me.data && reachesBoard(me.data, provider) && <LinkButton to={schedule}>{words.schedule}</LinkButton>}
            <LinkButton to={bookings}>{words.bookings}</LinkButton>
          </>
        }
      />
      <div className="provider">
        <Card>
          <Facts
            rows={[
              [
                words.status,
                <StatusTag key="status" tone={providerTones[provider.status]}>
                  {statuses[provider.status]}
                </StatusTag>,
              ],
              [words.contact, provider.contact_name],
              [words.mobile, provider.contact_mobile],
            ]}
          />
        </Card>
        <Machines provider={provider} />
        <Crews provider={provider} />
      </div>
    </>
  );
}

/** A town reads every provider, but the days of its own only. */
function reachesBoard({ role, org_unit_id: unit }: Schemas['Me'], { org_unit_id: keeper }: Provider): boolean {
  return role !== 'town_officer' || unit === keeper;
}

/** Whether the present post may do this with the provider; the office by its permission, a provider with its own. */
function useMay(action: Schemas['Action']): boolean {
  return useMe().data?.permissions.includes(action) ?? false;
}

function Machines({ provider }: { provider: Provider }) {
  const words = useWords(providerWords);
  const [isNew, setNew] = useState(false);
  const mayManage = useMay('manage_provider');
  const machines = provider.machines ?? [];
  return (
    <Card
      title={<h2>{words.machines}</h2>}
      extra={mayManage && <Button onClick={() => setNew(true)}>{words.addMachine}</Button>}
    >
      {machines.length === 0 && <p>{words.noMachines}</p>}
      <ul className="fleet">
        {machines.map((machine) => (
          <MachineRow key={machine.id} machine={machine} />
        ))}
      </ul>
      {isNew && (
        <RegisterDialog<Schemas['RegisterMachine']>
          title={words.addMachine}
          send={(body) =>
            answer(api.POST('/api/v1/providers/{id}/machines', { params: { path: { id: provider.id } }, body }))
          }
          stale={['provider', provider.id]}
          onClose={() => setNew(false)}
        >
          <MachineFields />
        </RegisterDialog>
      )}
    </Card>
  );
}

function MachineRow({ machine }: { machine: Schemas['Machine'] }) {
  const words = useWords(providerWords);
  const { openDays } = useWords(boardWords);
  const links = useWords(linkWords);
  const today = useToday();
  const [isOpen, setOpen] = useState(false);
  const mayOpen = useMay('manage_capacity');
  return (
    <li>
      <div>
        <strong>{machine.model}</strong> <span className="fleet-note">{machine.registration_no}</span>
        <p>
          {machine.links.map((link) => links[link]).join(' · ')} · {words.rateShort}{' '}
          {words.perDay(quantityDigits(machine.rate))}
        </p>
      </div>
      {mayOpen && (
        <Button onClick={() => setOpen(true)} aria-label={`${openDays} ${machine.model}`}>
          {openDays}
        </Button>
      )}
      {isOpen && today && <OpenDaysDialog machine={machine} today={today} onClose={() => setOpen(false)} />}
    </li>
  );
}

function Crews({ provider }: { provider: Provider }) {
  const words = useWords(providerWords);
  const shared = useWords(servicesWords);
  const [isNew, setNew] = useState(false);
  const mayManage = useMay('manage_provider');
  const crews = provider.crews ?? [];
  return (
    <Card
      title={<h2>{words.crews}</h2>}
      extra={mayManage && <Button onClick={() => setNew(true)}>{words.addCrew}</Button>}
    >
      {crews.length === 0 && <p>{words.noCrews}</p>}
      <ul className="fleet">
        {crews.map((crew) => (
          <li key={crew.id}>
            <strong>{crew.leader_name}</strong>
            <span className="fleet-note">{shared.people(crew.size)}</span>
          </li>
        ))}
      </ul>
      {isNew && (
        <RegisterDialog<Schemas['RegisterCrew']>
          title={words.addCrew}
          send={(body) =>
            answer(api.POST('/api/v1/providers/{id}/crews', { params: { path: { id: provider.id } }, body }))
          }
          stale={['provider', provider.id]}
          onClose={() => setNew(false)}
        >
          <CrewFields />
        </RegisterDialog>
      )}
    </Card>
  );
}
