import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Select } from 'antd';
import { useState } from 'react';

import { answer, api, type ApiProblem, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { LoadingState, ProblemState } from '../../../ui/states';
import { muTimes } from '../amounts';
import { addDays } from '../days';
import { seasonKey, seasonOf, seasonsOn, nextPass } from '../season';
import { cropWords, cycleWords, servicesWords } from '../words';
import type { WorkOrder } from './DayChoice';
import { Price } from './Price';
import { placeWords } from './words';

type Season = Schemas['CropSeason'];
type Crop = Schemas['CropLine'];

type Props = {
  order: WorkOrder;
  day: string;
  machineId: string;
  onBooked: (booking: Schemas['Booking']) => void;
  /** The day cannot be had any more: another one has to be chosen. */
  onDayRefused: (problem: ApiProblem) => void;
};

const ofDay: readonly string[] = [
  'booking.day_full',
  'booking.day_closed',
  'booking.day_passed',
  'booking.too_soon',
  'booking.too_far',
];
const ofPrice: readonly string[] = ['booking.quote_expired', 'booking.quote_used', 'booking.quote_outdated'];

function useQuote({ terms, plot, area, passes }: WorkOrder, day: string, season: Season) {
  const body = { plot_id: plot.id, link: terms.link, season, passes, work_on: day, area };
  return useQuery({
    queryKey: ['quote', body],
    queryFn: () => answer(api.POST('/api/v1/quotes', { body })),
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Which pass of the season the next one is; operations that do not repeat have one. */
function useFirstPass({ terms, plot }: WorkOrder, season: Season) {
  const query = { member_id: plot.member_id, link: terms.link, limit: 200 };
  return useQuery({
    queryKey: ['bookings', query],
    queryFn: () => answer(api.GET('/api/v1/bookings', { params: { query } })),
    select: ({ items }) => (terms.repeats ? nextPass(items, { plot_id: plot.id, link: terms.link, season }) : 1),
  });
}

/** The chosen machine on the chosen day; nothing once others have taken the room. */
function useMachine({ terms, area, passes }: WorkOrder, day: string, machineId: string) {
  const query = {
    link: terms.link,
    machine_id: machineId,
    from: day,
    until: addDays(day, 1),
    area: muTimes(area, passes) ?? area,
  };
  return useQuery({
    queryKey: ['machine-days', query],
    queryFn: () => answer(api.GET('/api/v1/machine-days', { params: { query } })),
    select: ({ items }) => items[0],
  });
}

/** What it costs, what the public pays and how long the price holds; then the booking itself. */
export function PriceStep({ order, day, machineId, onBooked, onDayRefused }: Props) {
  const words = useWords(placeWords);
  const [crop, setCrop] = useState<Crop>(order.plot.crop_line);
  const [season, setSeason] = useState<Season>(() => seasonOf(order.plot.crop_line, day));
  const quote = useQuote(order, day, season);
  const firstPass = useFirstPass(order, season);
  const machine = useMachine(order, day, machineId);
  const cache = useQueryClient();
  const book = useMutation({
    mutationFn: (body: Schemas['PlaceBooking']) => answer(api.POST('/api/v1/bookings', { body })),
    onSuccess: async (booking) => {
      onBooked(booking);
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['bookings'] }),
        cache.invalidateQueries({ queryKey: ['machine-days'] }),
      ]);
    },
    onError: (problem) => {
      if (ofPrice.includes(problem.code)) void quote.refetch();
      if (!ofDay.includes(problem.code)) return;
      void cache.invalidateQueries({ queryKey: ['machine-days'] });
      onDayRefused(problem);
    },
  });
  const isPriceAnew = book.error !== null && ofPrice.includes(book.error.code);
  return (
    <section className="price-step">
      <h2 className="section-title">{words.priceTitle}</h2>
      <Growing day={day} crop={crop} season={season} onCrop={setCrop} onSeason={setSeason} />
      <ProblemAlert problem={book.error} />
      {isPriceAnew && <Alert type="info" showIcon title={words.newPrice} />}
      {quote.isPending && <LoadingState />}
      {quote.isError && <ProblemState problem={quote.error} onRetry={() => void quote.refetch()} />}
      {quote.data && (
        <>
          <Price quote={quote.data} terms={order.terms} firstPass={firstPass.data} machine={machine.data} />
          <Button
            type="primary"
            size="large"
            block
            loading={book.isPending || firstPass.isLoading}
            disabled={quote.isFetching}
            onClick={() =>
              book.mutate({
                quote_id: quote.data.id,
                machine_id: machineId,
                crop_line: crop,
                first_pass: firstPass.data ?? 1,
              })
            }
          >
            {words.book}
          </Button>
          <p className="choice-help">{words.onlyAfter}</p>
        </>
      )}
    </section>
  );
}

type GrowingProps = {
  day: string;
  crop: Crop;
  season: Season;
  onCrop: (crop: Crop) => void;
  onSeason: (season: Season) => void;
};

/** What grows there and in which season, since the subsidy of a season is capped. */
function Growing({ day, crop, season, onCrop, onSeason }: GrowingProps) {
  const words = useWords(placeWords);
  const shared = useWords(servicesWords);
  const crops = useWords(cropWords);
  const cycles = useWords(cycleWords);
  const seasons = seasonsOn(crop, day);
  return (
    <Form layout="vertical" className="wanted" component="div">
      <Form.Item label={words.crop} htmlFor="booked-crop">
        <Select<Crop>
          id="booked-crop"
          value={crop}
          onChange={(chosen) => {
            onCrop(chosen);
            onSeason(seasonOf(chosen, day));
          }}
          options={(Object.keys(crops) as Crop[]).map((value) => ({ value, label: crops[value] }))}
        />
      </Form.Item>
      <Form.Item label={words.season} htmlFor="booked-season" help={words.seasonHelp}>
        <Select
          id="booked-season"
          value={seasonKey(season)}
          onChange={(key) => onSeason(seasons.find((one) => seasonKey(one) === key) ?? season)}
          options={seasons.map((one) => ({
            value: seasonKey(one),
            label: shared.seasonOf(one.year, cycles[one.cycle]),
          }))}
        />
      </Form.Item>
    </Form>
  );
}
