export type ServerEvent = { event: string; data: string };

function read(block: string): ServerEvent | undefined {
  const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line));
  const of = (name: string) => fields.filter((field) => field?.[1] === name).map((field) => field?.[2] ?? '');
  const data = of('data');
  return data.length === 0 ? undefined : { event: of('event').at(-1) ?? 'message', data: data.join('\n') };
}

/**
 * Server-sent events of an answer asked for with `parseAs: 'stream'`. The browser's own `EventSource` cannot send the
 * access token.
 */
export async function* eventsOf(stream: ReadableStream<BufferSource>): AsyncGenerator<ServerEvent, void> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let kept = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (kept + value).split('\n\n');
      kept = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = read(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel();
  }
}
