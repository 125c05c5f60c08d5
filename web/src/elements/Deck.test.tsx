import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { openMap, type Pick } from '../deck/map'
import type { Deck as DeckProps } from '../protocol'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Deck } from './Deck'

// Maps need WebGL, which jsdom lacks.
vi.mock('../deck/map', () => ({ openMap: vi.fn() }))
const map = { show: vi.fn(), zoom: vi.fn(), dispose: vi.fn() }
beforeEach(() => {
  for (const mock of Object.values(map)) mock.mockReset()
  vi.mocked(openMap).mockReset().mockReturnValue(map)
})

const spec = '{"layers": [{"@@type": "ScatterplotLayer", "id": "points", "data": [{"name": "a"}]}]}'

function element(props: Partial<DeckProps> = {}) {
  return {
    ...{ type: 'deck', spec: { type: 'inline', value: spec }, frame: null, tooltip: null },
    ...{ width: { type: 'stretch' }, height: { type: 'pixels', value: 300 }, selection: null, alt: null },
    ...props,
  } as DeckProps & { type: 'deck' }
}

const listeners = () => vi.mocked(openMap).mock.calls[0][2]
const pick = (index: number): Pick => ({
  layer: 'points',
  index,
  object: { name: `<b>${index}</b>` },
  x: 1,
  y: 2,
})
const opened = () => waitFor(() => expect(openMap).toHaveBeenCalled())

test('opens a map that the buttons zoom', async () => {
  renderWidget(Deck, element({ alt: 'Where they are' }))
  ;(await screen.findByRole('button', { name: 'Zoom in' })).click()
  screen.getByRole('button', { name: 'Zoom out' }).click()
  expect(map.zoom.mock.calls).toEqual([[1], [-1]])
  expect(screen.getByRole('group', { name: 'Where they are' })).toBeInTheDocument()
  expect(screen.getByTestId('stDeckGlJsonChart')).toHaveStyle({ height: '300px' })
})

test('a tooltip tells of what is below the pointer', async () => {
  renderWidget(Deck, element({ tooltip: '{"text": "It is {name}"}' }))
  await opened()
  act(() => listeners().onHover(pick(3)))
  expect(screen.getByRole('tooltip')).toHaveTextContent('It is <b>3</b>')
  act(() => listeners().onHover(null))
  expect(screen.queryByRole('tooltip')).toBeNull()
})

test('what is missing from the map is said', async () => {
  renderWidget(Deck, element())
  await opened()
  act(() => listeners().onNote('The base map could not be loaded.'))
  expect(screen.getByRole('status')).toHaveTextContent('The base map could not be loaded.')
})

test('a click selects, and the selection is shown', async () => {
  const selection = { widget: widget('map'), modes: ['multi-object'], default: null }
  const { setValue } = renderWidget(Deck, element({ selection }))
  await opened()
  act(() => listeners().onClick(pick(0)))
  act(() => listeners().onClick(pick(2)))
  expect(JSON.parse(setValue.mock.lastCall?.[0].value)).toEqual({
    indices: { points: [0, 2] },
    objects: { points: [{ name: '<b>0</b>' }, { name: '<b>2</b>' }] },
  })
  await waitFor(() => expect(map.show.mock.lastCall?.[0].selected.indices).toEqual({ points: [0, 2] }))
  act(() => listeners().onClick(null))
  expect(setValue).toHaveBeenLastCalledWith({ type: 'none' })
})

test('without a map there is a reason', async () => {
  vi.mocked(openMap).mockImplementation(() => {
    throw new Error('Maps need WebGL 2, which this browser does not offer.')
  })
  renderWidget(Deck, element())
  expect(await screen.findByRole('alert')).toHaveTextContent('WebGL 2')
  renderWidget(Deck, element({ spec: { type: 'inline', value: '{' } }))
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(2))
})
