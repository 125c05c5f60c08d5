import { expect, test, vi } from 'vitest'
import type { UserFile } from '../protocol'
import { UploadError } from '../upload'
import { UploadQueue } from './queue'

const local = (name: string) => ({ name, content: new Blob([name]) })

/** A queue whose sendings end when a test says so. */
function controlled() {
  const ends = new Map<string, { resolve: (file: UserFile) => void; reject: (error: Error) => void }>()
  const progress = new Map<string, (share: number) => void>()
  const aborted: string[] = []
  const arrived = vi.fn<(files: UserFile[]) => void>()
  const giveUp = vi.fn<(file: UserFile) => void>()
  const queue = new UploadQueue({
    send: ({ name }, onProgress) => {
      progress.set(name, onProgress)
      const done = new Promise<UserFile>((resolve, reject) => ends.set(name, { resolve, reject }))
      return { done, abort: () => aborted.push(name) }
    },
    arrived,
    giveUp,
  })
  const settle = () => new Promise(resolve => setTimeout(resolve))
  const answer = (name: string) => {
    ends.get(name)?.resolve({ id: `id-${name}`, name, mime: '', size: 1 })
    return settle()
  }
  const fail = (name: string, error: Error) => {
    ends.get(name)?.reject(error)
    return settle()
  }
  const move = (name: string, share: number) => progress.get(name)?.(share)
  return { queue, move, sent: () => [...ends.keys()], aborted, arrived, giveUp, answer, fail }
}

const names = (files: readonly { name: string }[]) => files.map(({ name }) => name)

test('three files are on their way at once', async () => {
  const { queue, sent, answer } = controlled()
  queue.add(['a', 'b', 'c', 'd'].map(local))
  expect(sent()).toEqual(['a', 'b', 'c'])
  await answer('b')
  expect(sent()).toEqual(['a', 'b', 'c', 'd'])
})

test('those that have arrived are handed over together, in the order of adding', async () => {
  const { queue, arrived, answer, fail } = controlled()
  queue.add(['a', 'b', 'c'].map(local))
  await answer('c')
  await fail('b', new UploadError('it is too large', false))
  expect(arrived).not.toHaveBeenCalled()
  await answer('a')
  expect(arrived.mock.calls.map(([files]) => names(files))).toEqual([['a', 'c']])
  expect(queue.uploads).toMatchObject([{ name: 'b', error: 'it is too large', passing: false }])
  expect(queue.busy).toBe(false)
})

test('how far a file is, is told', async () => {
  const { queue, move, answer } = controlled()
  const told = vi.fn()
  queue.subscribe(told)
  queue.add(['a', 'b'].map(local))
  told.mockClear()
  move('a', 0.5)
  expect(told).toHaveBeenCalledOnce()
  expect(queue.uploads.map(({ progress }) => progress)).toEqual([0.5, 0])
  await answer('a')
  expect(queue.uploads.map(({ progress }) => progress)).toEqual([1, 0])
})

test('one that failed can be tried again', async () => {
  const { queue, arrived, answer, fail } = controlled()
  queue.add([local('a')])
  await fail('a', new UploadError('The connection was lost.', true))
  expect(queue.uploads).toMatchObject([{ passing: true }])
  queue.retry(queue.uploads[0].key)
  expect(queue.busy).toBe(true)
  await answer('a')
  expect(arrived).toHaveBeenCalledOnce()
})

test('what is taken away is aborted, or given up if it has arrived', async () => {
  const { queue, aborted, giveUp, arrived, answer } = controlled()
  queue.add(['a', 'b'].map(local))
  await answer('a')
  queue.clear()
  expect(aborted).toEqual(['b'])
  expect(names(giveUp.mock.calls.flat())).toEqual(['a'])
  expect(queue.uploads).toEqual([])
  // Its answer was on its way already.
  await answer('b')
  expect(names(giveUp.mock.calls.flat())).toEqual(['a', 'b'])
  expect(arrived).not.toHaveBeenCalled()
})

test('a file that is refused waits for nothing', async () => {
  const { queue, arrived, answer } = controlled()
  queue.refuse(local('x'), 'no')
  queue.add([local('a')])
  await answer('a')
  expect(names(arrived.mock.calls[0][0])).toEqual(['a'])
  expect(queue.uploads).toMatchObject([{ name: 'x', error: 'no' }])
})
