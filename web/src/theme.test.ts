import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let tellSystem: (dark: boolean) => void

/** The module as a page with this address loads it, while the system is light. */
async function load(search: string) {
  const system = {
    matches: false,
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
  }
  const listeners: (() => void)[] = []
  vi.spyOn(window, 'matchMedia').mockReturnValue(system as unknown as MediaQueryList)
  tellSystem = dark => {
    system.matches = dark
    for (const listener of listeners) listener()
  }
  window.history.replaceState(null, '', search)
  vi.resetModules()
  return import('./theme')
}

beforeEach(() => localStorage.clear())
afterEach(() => window.history.replaceState(null, '', '/'))

test('the page follows the system', async () => {
  const { currentTheme } = await load('/')
  tellSystem(true)
  expect(currentTheme()).toBe('dark')
})

test("the user's choice stays when the system changes", async () => {
  const { chooseTheme, currentTheme } = await load('/')
  chooseTheme('light')
  tellSystem(true)
  expect(currentTheme()).toBe('light')
})

test('a theme that the address asks for stays when the system changes, until the user chooses', async () => {
  const { chooseTheme, currentTheme } = await load('/?embed=true&embed_options=light_theme')
  tellSystem(true)
  expect(currentTheme()).toBe('light')
  chooseTheme('system')
  expect(currentTheme()).toBe('dark')
})
