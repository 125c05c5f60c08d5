import { beforeEach, expect, test, vi } from 'vitest'
import { appQuery, showQuery } from './address'

beforeEach(() => window.history.replaceState(null, '', '/app/'))

test("the script's query has nothing of the embedding page", () => {
  expect(appQuery('?a=1&embed=true&b=%20x&embed_options=dark_theme&embedded=1')).toBe('a=1&b=%20x&embedded=1')
  expect(appQuery('')).toBe('')
})

test('a new query is shown, and the rest of the address stays', () => {
  window.history.replaceState(null, '', '/app/?a=1&embed=true#part')
  showQuery('a=2&a=3')
  expect(window.location.search).toBe('?a=2&a=3&embed=true')
  expect(window.location.hash).toBe('#part')
  expect(window.location.pathname).toBe('/app/')
  expect(appQuery()).toBe('a=2&a=3')
})

test('an empty query leaves no question mark', () => {
  window.history.replaceState(null, '', '/app/?a=1')
  showQuery('')
  expect(window.location.href).toMatch(/\/app\/$/)
})

test('only another query makes a step to go back to', () => {
  const push = vi.spyOn(window.history, 'pushState')
  showQuery('a=1')
  showQuery('a=1')
  expect(push).toHaveBeenCalledOnce()
})

test('a query can lead to no other place', () => {
  showQuery('a=#b&//evil.example')
  expect(window.location.pathname).toBe('/app/')
  expect(window.location.hash).toBe('')
  expect(window.location.search).toBe('?a=%23b&//evil.example')
})
