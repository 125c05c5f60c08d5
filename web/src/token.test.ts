import { expect, test } from 'vitest'
import { TokenKeeper } from './token'

function storage(content: Record<string, string> = {}) {
  return {
    content,
    getItem: (key: string) => content[key] ?? null,
    setItem: (key: string, value: string) => {
      content[key] = value
    },
    removeItem: (key: string) => {
      delete content[key]
    },
  }
}

test('C4: a reload finds its session again', () => {
  const tab = storage()
  const first = new TokenKeeper('k', tab)
  expect(first.current).toBeNull()
  first.keep('secret')
  first.release()
  expect(new TokenKeeper('k', tab).current).toBe('secret')
})

test('C5: a duplicated tab begins a session of its own', () => {
  const tab = storage()
  new TokenKeeper('k', tab).keep('secret')
  const copy = storage({ ...tab.content })
  expect(new TokenKeeper('k', copy).current).toBeNull()
})

test('C5: a tab that was duplicated after a reload is not shared either', () => {
  const tab = storage()
  const first = new TokenKeeper('k', tab)
  first.keep('secret')
  first.release()
  new TokenKeeper('k', tab)
  expect(new TokenKeeper('k', storage({ ...tab.content })).current).toBeNull()
})

test('a page that comes back from the cache takes its token again', () => {
  const tab = storage()
  const keeper = new TokenKeeper('k', tab)
  keeper.keep('secret')
  keeper.release()
  keeper.reclaim()
  expect(new TokenKeeper('k', storage({ ...tab.content })).current).toBeNull()
})

test('C5: a session that was given up is not taken back by a reload', () => {
  const tab = storage()
  const keeper = new TokenKeeper('k', tab)
  keeper.keep('secret')
  keeper.forget()
  keeper.release()
  expect(new TokenKeeper('k', tab).current).toBeNull()
})

test('damaged or forbidden storage begins a new session', () => {
  expect(new TokenKeeper('k', storage({ k: '{' })).current).toBeNull()
  expect(new TokenKeeper('k', undefined).current).toBeNull()
})
