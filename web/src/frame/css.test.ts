import { describe, expect, test } from 'vitest'
import { parseCss, readableOn } from './css'

describe('declarations', () => {
  test('that change the look of a cell are taken', () => {
    expect(parseCss('color: red; background-color: rgba(0, 0, 0, 0.5);font-weight:bold')).toEqual({
      color: 'red',
      backgroundColor: 'rgba(0, 0, 0, 0.5)',
      fontWeight: 'bold',
    })
    expect(parseCss('background: linear-gradient(90deg, #d65f5f 50%, transparent 50%)')).toHaveProperty(
      'background',
    )
    expect(parseCss('COLOR: Red !important')).toEqual({ color: 'Red' })
  })

  test.each([
    'background: url(https://example.com/x.png)',
    'background: URL (x)',
    'background-image: image-set("x.png" 1x)',
    'background: u\\72l(x)',
    'color: expression(alert(1))',
    'position: fixed',
    'display: none',
    'behavior: x',
    'color: red} body {display: none',
    '--x: 1',
    'color',
    ': red',
    '',
  ])('nothing is taken of %j', text => expect(parseCss(text)).toEqual({}))

  test('a bad one does not spoil the others', () => {
    expect(parseCss('background: url(x;y); color: blue')).toEqual({ color: 'blue' })
  })
})

test('text on a colour is black or white, whichever is read better', () => {
  expect(['#ffffff', '#ffff00', '#000080', '#333333'].map(readableOn)).toEqual([
    '#000000',
    '#000000',
    '#ffffff',
    '#ffffff',
  ])
  expect(readableOn('no colour')).toBeUndefined()
})
