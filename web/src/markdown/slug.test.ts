import { expect, test } from 'vitest'
import { slug } from './slug'

test.each([
  ['The mill at work', 'the-mill-at-work'],
  ['  A  --  b!? ', 'a-b'],
  ['Über Größe', 'über-größe'],
  ['水 の', '水-の'],
  ['!!!', ''],
])('%s', (text, id) => expect(slug(text)).toBe(id))
