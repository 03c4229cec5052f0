import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { quantityDigits } from '../../../ui/format';
import { useFormat } from '../../../ui/useFormat';
import { isMore, muTimes, split } from '../amounts';
import { addDays, useDayText, useToday } from '../days';
import { useHours } from './facts';
import { asked, type StepEntry, type Verb } from './steps';
import { bookingWords } from './words';

type Booking = Schemas['Booking'];

/** What a step asks for. */
export function StepFields({ verb, booking }: { verb: Verb; booking: Booking }) {
  switch (asked[verb]) {
    case 'nothing':
      return null;
    case 'reason':
      return <ReasonField isRework={verb === 'ask_rework'} />;
    case 'crew':
      return <CrewFields booking={booking} />;
    case 'day':
      return <DayField booking={booking} />;
    case 'work':
      return <WorkFields booking={booking} />;
    case 'area':
      return <AreaField booking={booking} />;
  }
}

type NeededProps = { name: keyof StepEntry; label: string; missing: string; extra?: ReactNode; children: ReactNode };

function Needed({ name, label, missing, extra, children }: NeededProps) {
  return (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, whitespace: true, message: missing }]}>
      {children}
    </Form.Item>
  );
}

function ReasonField({ isRework }: { isRework: boolean }) {
  const words = useWords(bookingWords);
  return (
    <Needed name="reason" label={isRework ? words.reworkLabel : words.reasonLabel} missing={words.reasonMissing}>
      <Input.TextArea rows={3} maxLength={200} showCount />
    </Needed>
  );
}

/** The provider's day, which tells where its crews are. */
export function useBoard(providerId: string, day: string | undefined) {
  return useQuery({
    queryKey: ['board', providerId, day],
    queryFn: () =>
      answer(
        api.GET('/api/v1/providers/{id}/board', { params: { path: { id: providerId }, query: day ? { day } : {} } }),
      ),
    enabled: providerId !== '',
  });
}

function CrewFields({ booking }: { booking: Booking }) {
  const words = useWords(bookingWords);
  const hours = useHours();
  const board = useBoard(booking.provider_id, booking.work_on);
  const busy = (crew: string) =>
    (board.data?.bookings ?? [])
      .filter(({ crew_id, id }) => crew_id === crew && id !== booking.id)
      .flatMap((other) => hours(other) ?? []);
  const crews = (board.data?.crews ?? []).map(({ id, leader_name: leader, size }) => {
    const away = busy(id);
    const label = words.crewOption(leader, size);
    return { value: id, label: away.length > 0 ? `${label} · ${words.crewBusy(away.join('、'))}` : label };
  });
  return (
    <>
      <Needed name="crew_id" label={words.crewLabel} missing={words.crewMissing}>
        <Select loading={board.isLoading} options={crews} notFoundContent={words.noCrews} />
      </Needed>
      <div className="field-pair">
        <Needed name="start_at" label={words.startAt} missing={words.clockMissing}>
          <Input type="time" />
        </Needed>
        <Needed name="end_at" label={words.endAt} missing={words.clockMissing} extra={words.endPast}>
          <Input type="time" />
        </Needed>
      </div>
    </>
  );
}

function DayField({ booking }: { booking: Booking }) {
  const words = useWords(bookingWords);
  const days = useDayText();
  const today = useToday() ?? booking.work_on;
  const query = {
    link: booking.link,
    machine_id: booking.machine_id,
    from: today,
    until: addDays(today, 61),
    area: muTimes(booking.area, booking.passes) ?? booking.area,
    limit: 200,
  };
  const free = useQuery({
    queryKey: ['machine-days', query],
    queryFn: () => answer(api.GET('/api/v1/machine-days', { params: { query } })),
  });
  const options = (free.data?.items ?? [])
    .filter(({ work_on: day }) => day !== booking.work_on)
    .map(({ work_on: day, free: left }) => ({
      value: day,
      label: words.dayOption(days.long(day), quantityDigits(left)),
    }));
  return (
    <Needed name="work_on" label={words.dayLabel} missing={words.dayMissing}>
      <Select loading={free.isLoading} options={options} notFoundContent={words.noDays} />
    </Needed>
  );
}

const wholeNumber = /^\d{1,3}$/;
const mu = /^\d+(\.\d{1,3})?$/;

function WorkFields({ booking }: { booking: Booking }) {
  const words = useWords(bookingWords);
  const { work_on: day } = booking;
  return (
    <>
      <div className="field-pair">
        <Needed name="start_at" label={words.startAt} missing={words.clockMissing}>
          <Input type="datetime-local" min={`${addDays(day, -1)}T00:00`} />
        </Needed>
        <Needed name="end_at" label={words.endAt} missing={words.clockMissing}>
          <Input type="datetime-local" />
        </Needed>
        <Form.Item
          name="measured_area"
          label={words.measuredArea}
          rules={[
            { required: true, message: words.areaMissing },
            { pattern: mu, message: words.areaForm },
          ]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item
          name="passes"
          label={words.passesDone}
          rules={[{ pattern: wholeNumber, message: words.numberMissing }]}
        >
          <Input inputMode="numeric" />
        </Form.Item>
        <Form.Item
          name="photos"
          label={words.photos}
          extra={words.photosHelp}
          rules={[{ pattern: wholeNumber, message: words.numberMissing }]}
        >
          <Input inputMode="numeric" />
        </Form.Item>
        <Needed name="operator_name" label={words.operator} missing={words.operatorMissing}>
          <Input maxLength={40} />
        </Needed>
      </div>
      <Form.Item name="inputs_note" label={words.inputs}>
        <Input.TextArea rows={2} maxLength={500} placeholder={words.inputsHint} />
      </Form.Item>
      <Form.Item name="deviation_reason" label={words.deviation} extra={words.deviationHelp}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

function AreaField({ booking }: { booking: Booking }) {
  const words = useWords(bookingWords);
  const format = useFormat();
  const last = booking.work_records?.[0];
  const area = Form.useWatch<string | undefined>('area') ?? '';
  const amounts = last && !isMore(area, last.measured_area) ? split(area, last.passes, booking) : undefined;
  return (
    <>
      <Form.Item
        name="area"
        label={words.acceptedArea}
        extra={last && words.acceptedHelp(format.area(last.measured_area))}
        rules={[
          { required: true, message: words.areaMissing },
          { pattern: mu, message: words.areaForm },
        ]}
      >
        <Input inputMode="decimal" />
      </Form.Item>
      {amounts && (
        <p className="expected" aria-live="polite">
          {words.expected(format.money(amounts.gross), format.money(amounts.subsidy))}
          <strong>{format.money(amounts.farmer_pays)}</strong>
        </p>
      )}
    </>
  );
}
