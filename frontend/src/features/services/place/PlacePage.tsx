import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';

import { answer, api, type ApiProblem, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { LoadingState, ProblemState } from '../../../ui/states';
import { PageHeader } from '../../../ui/PageHeader';
import { useFormat } from '../../../ui/useFormat';
import { useDayText } from '../days';
import { linkWords } from '../words';
import { useChoice } from './choice';
import { DayChoice } from './DayChoice';
import { LinkChoice } from './LinkChoice';
import { Placed } from './Placed';
import { PlotChoice } from './PlotChoice';
import { PriceStep } from './PriceStep';
import { placeWords } from './words';
import './place.css';

/** A member books for itself. */
export function PlacePage() {
  const words = useWords(placeWords);
  return (
    <>
      <PageHeader title={words.title} note={words.note} />
      <PlaceSteps />
    </>
  );
}

export type Terms = Schemas['ServiceTerms'];

/** The catalogue of today. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['service-links'],
    queryFn: () => answer(api.GET('/api/v1/service-links')),
  });
}

/** Operation, plot, day, price, done: one thing at a time, what was chosen stays in sight. */
export function PlaceSteps({ memberId }: { memberId?: string }) {
  const choice = useChoice();
  const catalogue = useCatalogue();
  const plot = useQuery({
    queryKey: ['plot', choice.plot],
    queryFn: () => answer(api.GET('/api/v1/plots/{id}', { params: { path: { id: choice.plot ?? '' } } })),
    enabled: choice.plot !== undefined,
  });
  const [refusal, setRefusal] = useState<ApiProblem>();
  const [booked, setBooked] = useState<Schemas['Booking']>();
  if (booked) return <Placed booking={booked} onAgain={() => (setBooked(undefined), choice.begin())} />;
  if (catalogue.isPending) return <LoadingState />;
  if (catalogue.isError) return <ProblemState problem={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  const terms = catalogue.data.items.find(({ link }) => link === choice.link);
  if (!terms) return <LinkChoice catalogue={catalogue.data.items} />;
  if (!choice.plot) return <Step terms={terms} body={<PlotChoice {...(memberId ? { memberId } : {})} />} />;
  if (plot.isPending) return <LoadingState />;
  if (plot.isError) return <ProblemState problem={plot.error} onRetry={() => void plot.refetch()} />;
  const order = { terms, plot: plot.data, area: choice.area ?? plot.data.area, passes: choice.passes };
  if (!choice.day || !choice.machine) {
    const body = <DayChoice order={order} today={catalogue.data.on} refusal={refusal} />;
    return <Step terms={terms} plot={plot.data} body={body} />;
  }
  return (
    <Step
      terms={terms}
      plot={plot.data}
      day={choice.day}
      body={
        <PriceStep
          order={order}
          day={choice.day}
          machineId={choice.machine}
          onBooked={(booking) => {
            setBooked(booking);
            window.scrollTo({ top: 0 });
          }}
          onDayRefused={(problem) => {
            setRefusal(problem);
            window.scrollTo({ top: 0 });
            choice.change({ machine: undefined }, { replace: true });
          }}
        />
      }
    />
  );
}

type StepProps = { terms: Terms; plot?: Schemas['Plot']; day?: string; body: React.ReactNode };

/** What was chosen so far, each with the way back to it, above the present question. */
function Step({ terms, plot, day, body }: StepProps) {
  const words = useWords(placeWords);
  const links = useWords(linkWords);
  const format = useFormat();
  const days = useDayText();
  const choice = useChoice();
  const [aboutLink, aboutPlot, aboutDay] = words.steps;
  const chosen = [
    { about: aboutLink, what: links[terms.link], change: () => choice.change({ link: undefined }) },
    plot && {
      about: aboutPlot,
      what: `${plot.name} · ${format.area(plot.area)}`,
      change: () => choice.change({ plot: undefined }),
    },
    day && { about: aboutDay, what: days.long(day), change: () => choice.change({ day: undefined }) },
  ].filter((entry) => entry !== undefined && entry !== '');
  return (
    <>
      <ul className="chosen">
        {chosen.map(({ about, what, change }) => (
          <li key={about}>
            <strong>{what}</strong>
            <Button type="link" onClick={change} aria-label={`${words.change} ${what}`}>
              {words.change}
            </Button>
          </li>
        ))}
      </ul>
      {body}
    </>
  );
}
