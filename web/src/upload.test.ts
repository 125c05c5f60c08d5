import { expect, test, vi } from 'vitest'
import { uploadServer } from './testing/uploads'
import { contentOf, giveUp, sendFile, UploadError } from './upload'

const server = uploadServer()
const to = { session: 'to/ken', widget: 'file_uploader:a' }
const file = (name: string, body: string) => ({ name, content: new Blob([body], { type: 'text/csv' }) })
const deleted = () => server.got.filter(({ method }) => method === 'DELETE').map(({ path }) => path)

test('U1: a file is posted below the address of the session, and known by what is answered', async () => {
  const local = file('ä b.csv', '1,2')
  const sent = await sendFile(to, local, () => {}).done
  expect(sent).toEqual({ id: 'ä b.csv:1,2', name: 'ä b.csv', mime: 'text/csv', size: 3 })
  const query = { widget: 'file_uploader:a', name: 'ä b.csv', mime: 'text/csv' }
  expect(server.got).toEqual([{ method: 'POST', path: '/app/upload/to%2Fken', query, body: '1,2' }])
  expect(contentOf(sent.id)).toBe(local.content)
})

test('U1: a file without a type is bytes', async () => {
  await sendFile(to, { name: 'x', content: new Blob(['1']) }, () => {}).done
  expect(server.got[0].query.mime).toBe('application/octet-stream')
})

test.each([
  [413, 'it is too large', 'it is too large', false],
  [503, '<html>Bad gateway', 'The server refused it: 503', true],
  [404, '', 'The server refused it: 404', false],
])('u2 a refusal of %i says why', async (status, reason, message, passing) => {
  server.refusal = { status, reason }
  const error = await sendFile(to, file('a.csv', '1'), () => {}).done.catch(error => error)
  expect(error).toBeInstanceOf(UploadError)
  expect(error).toMatchObject({ message, passing })
})

test('a file can be cancelled on its way', async () => {
  const release = server.hold()
  const { done, abort } = sendFile(to, file('a.csv', '1'), () => {})
  await vi.waitFor(() => expect(server.got).toHaveLength(1))
  abort()
  await expect(done).rejects.toThrow('It was cancelled.')
  release()
})

test('U3: a file that was sent twice is given up when it is not needed twice', async () => {
  const first = await sendFile(to, file('a.csv', '1'), () => {}).done
  const second = await sendFile(to, file('a.csv', '1'), () => {}).done
  expect(second.id).toBe(first.id)
  giveUp('to/ken', first.id)
  giveUp('to/ken', second.id)
  await vi.waitFor(() => expect(deleted()).toEqual(['/app/upload/to%2Fken/a.csv%3A1']))
  expect(contentOf(first.id)).toBeUndefined()
})
