import type { Schemas } from '../../../api/client';

type Line = Pick<Schemas['NewRosterLine'], 'name' | 'identity' | 'member_type'>;

/** The most lines that are taken in at once. */
export const mostLines = 1_000;

export type Pasted = {
  lines: Line[];
  /** The numbers of the lines that say no name, number and type, the first line being 1. */
  wrong: number[];
};

/**
 * Lines copied from a sheet: name, identity number and type of member, the type by its name or its code. Blank lines
 * are passed over. Whether a number is right is for the server to tell.
 */
export function readPasted(text: string, types: Record<Schemas['MemberType'], string>): Pasted {
  const codes = Object.keys(types) as Schemas['MemberType'][];
  const typeOf = (cell: string) => codes.find((code) => code === cell || types[code] === cell);
  const pasted: Pasted = { lines: [], wrong: [] };
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return;
    const [name = '', identity = '', type = ''] = line.split(/[\t,，]/).map((cell) => cell.trim());
    const found = typeOf(type);
    if (name && identity && found) pasted.lines.push({ name, identity, member_type: found });
    else pasted.wrong.push(at + 1);
  });
  return pasted;
}
