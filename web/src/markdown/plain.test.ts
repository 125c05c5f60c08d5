import { describe, expect, test } from 'vitest'
import { isPlain, plainText } from './plain'

describe('a plain text takes the short path', () => {
  test.each([
    'Hello',
    'The level is 3.5 m (50 %).',
    'a -> b',
    'at 12:30, or at 12:30:45',
    "it's 1 < 2 and R&D",
    'hash #1 within',
  ])('%s', body => expect(isPlain(body, false)).toBe(true))
})

describe('anything that may be Markdown is parsed', () => {
  test.each([
    ...[
      '**bold**',
      '_x_',
      '`code`',
      '[a](b)',
      '<b>x</b>',
      '&amp;',
      '~~x~~',
      '$x$',
      'a\nb',
      ':tada:',
      ':red[x]',
    ],
    ...[
      '# h',
      '> q',
      '- item',
      '+ item',
      '1. item',
      '---',
      '    code',
      'see https://a.b',
      'www.a.b',
      'a@b.c',
      '\\*',
    ],
    ...[':material/home:', '+', '[x]', 'a\\', '>q'],
  ])('%s', body => expect(isPlain(body, false)).toBe(false))
})

test('in a label nothing makes a block', () => {
  for (const body of ['# h', '- item', '1. Next', '+', '> q', '---']) expect(isPlain(body, true)).toBe(true)
})

test('symbols are replaced where they stand alone', () => {
  expect(plainText('a -> b <- c <-> d -- e >= f <= g ~= h')).toBe('a → b ← c ↔ d — e ≥ f ≤ g ≈ h')
  expect(plainText('a->b x--y')).toBe('a->b x--y')
})
