import type { NamedFile } from '../api/file';

/** Hands a file to the browser, which keeps it where it keeps downloads. */
export function saveFile({ blob, name }: NamedFile): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after this turn; a minute is plenty for it to have begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
