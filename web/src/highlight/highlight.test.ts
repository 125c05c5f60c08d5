import { expect, test } from 'vitest'
import { highlight } from './highlight'
import { plainLines } from './tokens'

test.each([
  ...[
    'python',
    'py',
    'rust',
    'rs',
    'js',
    'ts',
    'tsx',
    'json',
    'sql',
    'bash',
    'sh',
    'console',
    'yaml',
    'yml',
    'toml',
  ],
  ...['html', 'xml', 'css', 'go', 'java', 'c', 'cpp', 'r', 'markdown', 'md', 'latex', 'diff', 'dockerfile'],
])('%s is known', language => expect(highlight('x', language)).toBeDefined())

test('an unknown language is not coloured', () => expect(highlight('x', 'klingon')).toBeUndefined())

test('no character is lost, and tokens that span lines are cut', () => {
  const body = 'def f():\n    """Two\n    lines."""\n\n    return "a<b>&"\n'
  const lines = highlight(body, 'python') ?? []
  expect(lines.map(line => line.map(({ text }) => text).join('')).join('\n')).toBe(body)
  expect(lines[2].at(-1)).toEqual({ text: '    lines."""', className: 'hljs-string' })
})

test('lines without colours', () => expect(plainLines('a\nb')).toHaveLength(2))
