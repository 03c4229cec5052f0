/** The header that lets a write through only over the version that was shown. */
export function ifMatch({ version }: { version: number }) {
  return { 'If-Match': `"${version}"` };
}
