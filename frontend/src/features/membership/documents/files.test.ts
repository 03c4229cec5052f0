import { expect, it } from 'vitest';

import { sizeText } from './files';

it.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1.0 KB'],
  [482_113, '470.8 KB'],
  [12_582_912, '12.0 MB'],
])('%i bytes are told as %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
