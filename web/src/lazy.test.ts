import { expect, test, vi } from 'vitest'
import { retried } from './lazy'

test('what could not be fetched is tried again', async () => {
  const fetch = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('a module')
  await expect(retried(fetch, [0, 0])).resolves.toBe('a module')
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('what can never be fetched fails in the end, and says why', async () => {
  const fetch = vi.fn().mockRejectedValue(new Error('no such file'))
  await expect(retried(fetch, [0, 0])).rejects.toThrow('no such file')
  expect(fetch).toHaveBeenCalledTimes(3)
})
