import { describe, expect, it } from 'vitest';

import { type Dictionary, dictionary } from './dictionary';

const modules = import.meta.glob<Record<string, unknown>>(['../../**/words.ts', './*.ts', '!./*.test.ts'], {
  eager: true,
});

const dictionaries = Object.entries(modules).flatMap(([file, module]) =>
  Object.entries(module)
    .filter((entry): entry is [string, Dictionary<unknown>] => isDictionary(entry[1]))
    .map(([name, words]) => ({ name: `${file} ${name}`, words })),
);

function isDictionary(value: unknown): value is Dictionary<unknown> {
  return typeof value === 'object' && value !== null && 'zh-CN' in value && 'en' in value;
}

/** All texts under their paths; words with gaps are called with made-up values, one gap at most a name. */
function texts(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') return [[path, String((words as (...gaps: number[]) => unknown)(7, 8, 9))]];
  return Object.entries(words ?? {}).flatMap(([key, value]) => texts(value, `${path}/${key}`));
}

describe.each(dictionaries)('$name', ({ words }) => {
  const chinese = new Map(texts(words['zh-CN']));
  const english = new Map(texts(words.en));

  it('has the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('leaves no text empty', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has no Chinese left in the English texts', () => {
    const isNameOfOtherLanguage = (key: string) => key === '/otherLanguage';
    expect([...english].filter(([key, text]) => /\p{Script=Han}/u.test(text) && !isNameOfOtherLanguage(key))).toEqual(
      [],
    );
  });
});

it('finds the dictionaries', () => {
  expect(dictionaries.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['./common.ts commonWords', './problems.ts problemWords', './vocabularies.ts roleWords']),
  );
});

/** Checked by the compiler: an expectation that does not come true is an error of its own. */
export const refusedByTheCompiler = [
  // @ts-expect-error a key without English words
  dictionary({ save: '保存', cancel: '取消' }, { save: 'Save' }),
  // @ts-expect-error a key that only English has
  dictionary({ save: '保存' }, { save: 'Save', cancel: 'Cancel' }),
  // @ts-expect-error a value of a closed list without words
  dictionary<Record<'open' | 'closed', string>>({ open: '未办结' }, { open: 'Open', closed: 'Closed' }),
];
