// Light or dark: what the user chose, what the system says, and a hook that tells components which one holds.

import { useSyncExternalStore } from 'react'

/** The two looks of the page. */
export type Theme = 'light' | 'dark'

/** What the user may choose. */
export type ThemeChoice = 'system' | Theme

// index.html reads the same key, to set the theme before anything is painted.
const STORAGE_KEY = 'millpond-theme'

// What the address asks for where the page is embedded; it counts until the user chooses.
let forced = readForced()

const listeners = new Set<() => void>()
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)')
systemIsDark.addEventListener('change', applyTheme)

/** What the user chose; `system` until then. */
export function themeChoice(): ThemeChoice {
  const stored = readStorage()
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Remembers the user's choice and shows it at once. */
export function chooseTheme(choice: ThemeChoice) {
  try {
    localStorage.setItem(STORAGE_KEY, choice)
  } catch {
    // Storage may be forbidden in a frame; the choice then lasts as long as the page.
  }
  forced = undefined
  show(choice)
}

/** Shows the theme that holds now that the system's is another. */
function applyTheme() {
  show(forced ?? themeChoice())
}

/** The theme that the page shows now. */
export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'
}

/** The theme that the page shows, for components that need it as a value rather than as CSS variables. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme)
}

function show(choice: ThemeChoice) {
  document.documentElement.dataset.theme = resolve(choice)
  for (const listener of listeners) listener()
}

function readForced(): Theme | undefined {
  const options = new URLSearchParams(window.location.search).getAll('embed_options')
  if (options.includes('light_theme')) return 'light'
  return options.includes('dark_theme') ? 'dark' : undefined
}

function resolve(choice: ThemeChoice): Theme {
  if (choice !== 'system') return choice
  return systemIsDark.matches ? 'dark' : 'light'
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readStorage(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}
