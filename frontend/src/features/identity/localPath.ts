/** Where to go after signing in: a path of this application, never an address elsewhere. */
export function localPath(from: string | null): string {
  return from && /^\/(?![/\\])/.test(from) ? from : '/';
}
