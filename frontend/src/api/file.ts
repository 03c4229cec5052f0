import { answer } from './client';

type Call = Promise<{ data?: Blob; error?: unknown; response: Response }>;

export type NamedFile = { blob: Blob; name: string };

/** The name that an answer gives its file (RFC 6266, RFC 8187), where it gives one. */
export function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1];
}

/** The file of an answer asked for with `parseAs: 'blob'`. Throws `ApiProblem` for every refusal. */
export async function answerFile(call: Call, fallback: string): Promise<NamedFile> {
  const blob = await answer<Blob>(call);
  const { response } = await call;
  return { blob, name: fileName(response.headers.get('Content-Disposition')) ?? fallback };
}
