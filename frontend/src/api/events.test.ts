import { expect, it } from 'vitest';

import { eventsOf, type ServerEvent } from './events';

async function told(...pieces: string[]): Promise<ServerEvent[]> {
  const stream = new ReadableStream<BufferSource>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of eventsOf(stream)) events.push(event);
  return events;
}

it('tells each event once it is whole', async () => {
  expect(
    await told('event: progress\nid: 7\nda', 'ta: {"done":1}\n', '\nevent: progress\ndata: {"done":2}\n\n'),
  ).toEqual([
    { event: 'progress', data: '{"done":1}' },
    { event: 'progress', data: '{"done":2}' },
  ]);
});

it('joins lines of data and passes comments over', async () => {
  expect(await told(': still here\n\ndata: a\ndata: b\n\n')).toEqual([{ event: 'message', data: 'a\nb' }]);
});

it('drops what the end of the stream cuts off', async () => {
  expect(await told('data: whole\n\ndata: ha')).toEqual([{ event: 'message', data: 'whole' }]);
});
