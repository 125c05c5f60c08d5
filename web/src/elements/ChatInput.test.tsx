import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Accepts, UserFile } from '../protocol'
import { update, widget } from '../testing/pages'
import { renderInSession } from '../testing/session'
import { uploadServer } from '../testing/uploads'
import { ChatInput } from './ChatInput'
import type { ElementOf } from './registry'

const server = uploadServer()

function chatInput(fields: Partial<ElementOf<'chat_input'>> = {}): ElementOf<'chat_input'> {
  return {
    type: 'chat_input',
    widget: widget('Your message'),
    max_chars: null,
    accepts: { count: 'none', extensions: [], max_size: 1000 },
    audio: false,
    sample_rate: 16_000,
    while_running: 'submit',
    at_bottom: false,
    width: { type: 'stretch' },
    height: { type: 'content' },
    ...fields,
  }
}

const show = (fields?: Partial<ElementOf<'chat_input'>>) => renderInSession(ChatInput, chatInput(fields))
const many: Accepts = { count: 'many', extensions: ['.txt'], max_size: 1000 }
const area = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your message' })
const submit = () => screen.getByTestId('stChatInputSubmitButton')
const message = (text: string, ...files: UserFile[]) => ({
  type: 'chat',
  value: { text, files, audio: null },
})
const file = (name: string) => new File([name], name, { type: 'text/plain' })
const known = (name: string) => ({
  id: `${name}:${name.slice(0, 8)}`,
  name,
  mime: 'text/plain',
  size: name.length,
})
const chips = () => screen.queryAllByTestId('stFileChipName').map(node => node.textContent)
const input = () => document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement

test('Enter sends what is typed, and the field is ready for more', async () => {
  const { values } = show()
  expect(submit()).toBeDisabled()
  await userEvent.type(area(), 'hello{Shift>}{Enter}{/Shift}there{Enter}')
  expect(values()).toEqual([message('hello\nthere')])
  expect(area()).toHaveValue('')
  expect(area()).toHaveFocus()
  await userEvent.type(area(), 'more')
  await userEvent.click(submit())
  expect(values().at(-1)).toEqual(message('more'))
  expect(area()).toHaveFocus()
})

test('V12: a text that the script has prepared stands in the field, and can be changed and sent', async () => {
  const { page, values } = show()
  const prepare = (text: string) =>
    act(() =>
      page.store.update(
        update({
          running: true,
          values: [{ id: 'Your message', value: { type: 'chat', value: { text, files: [], audio: null } } }],
        }),
      ),
    )
  await userEvent.type(area(), 'my own')
  prepare('Good day')
  expect(area()).toHaveValue('Good day')
  expect(values()).toEqual([])
  await userEvent.type(area(), '!{Enter}')
  expect(values()).toEqual([message('Good day!')])
  expect(area()).toHaveValue('')
  prepare('Good day')
  expect(area()).toHaveValue('Good day')
})

test('nothing is no message', async () => {
  const { values } = show()
  await userEvent.type(area(), '  {Enter}')
  expect(values()).toEqual([])
})

test('while a word is composed, Enter belongs to the input method', () => {
  const { values } = show()
  fireEvent.change(area(), { target: { value: 'にほん' } })
  fireEvent.keyDown(area(), { key: 'Enter', isComposing: true })
  fireEvent.keyDown(area(), { key: 'Enter', keyCode: 229 })
  expect(values()).toEqual([])
  fireEvent.keyDown(area(), { key: 'Enter' })
  expect(values()).toEqual([message('にほん')])
})

test('a bound is told and kept', async () => {
  show({ max_chars: 3 })
  await userEvent.type(area(), 'abcd')
  expect(area()).toHaveValue('abc')
  expect(screen.getByText('3/3')).toBeVisible()
})

test('U1: files are sent along', async () => {
  const { values } = show({ accepts: many })
  await userEvent.upload(input(), [file('a.txt'), file('b.txt')])
  await waitFor(() => expect(submit()).toBeEnabled())
  expect(chips()).toEqual(['a.txt', 'b.txt'])
  await userEvent.click(screen.getByRole('button', { name: 'Remove a.txt' }))
  await waitFor(() => expect(server.got.at(-1)?.path).toBe('/app/upload/token/a.txt%3Aa.txt'))
  await userEvent.type(area(), 'see{Enter}')
  expect(values()).toEqual([message('see', known('b.txt'))])
  expect(chips()).toEqual([])
})

test('files are dropped and pasted; a message waits for them', async () => {
  const release = server.hold()
  const { values } = show({ accepts: many })
  fireEvent.drop(area(), { dataTransfer: { files: [file('a.txt')], items: [], types: ['Files'] } })
  fireEvent.paste(area(), { clipboardData: { files: [file('b.txt')], types: ['Files'] } })
  await waitFor(() => expect(chips()).toHaveLength(2))
  await userEvent.type(area(), 'x{Enter}')
  expect(values()).toEqual([])
  release()
  await waitFor(() => expect(submit()).toBeEnabled())
  await userEvent.click(submit())
  const [sent] = values()
  expect(sent.type === 'chat' && sent.value.files.map(({ name }) => name).sort()).toEqual(['a.txt', 'b.txt'])
})

test('a picture of a copied text is not taken for a file', async () => {
  show({ accepts: many })
  fireEvent.paste(area(), { clipboardData: { files: [file('a.txt')], types: ['text/plain', 'Files'] } })
  await act(() => new Promise(resolve => setTimeout(resolve)))
  expect(chips()).toEqual([])
})

test('U2: what is not taken says why, and goes with the message', async () => {
  const { values } = show({ accepts: many })
  fireEvent.drop(area(), { dataTransfer: { files: [file('a.md')], items: [], types: ['Files'] } })
  expect(await screen.findByText('Its name must end in .txt.')).toBeVisible()
  await userEvent.type(area(), 'x{Enter}')
  expect(values()).toEqual([message('x')])
  expect(chips()).toEqual([])
})

test('U3: files that were not sent are given up with the field', async () => {
  const { unmount } = show({ accepts: many })
  await userEvent.upload(input(), file('unsent.txt'))
  await waitFor(() => expect(submit()).toBeEnabled())
  unmount()
  await waitFor(() => expect(server.got.map(({ method }) => method)).toEqual(['POST', 'DELETE']))
})

test('while the script answers, the field is shut and keeps the focus', async () => {
  const { page, values } = show({ while_running: 'disable' })
  act(() => page.store.set({ script: 'running' }))
  expect(area()).not.toHaveAttribute('readonly')
  await userEvent.type(area(), 'x{Enter}y{Enter}')
  expect(values()).toEqual([message('x')])
  expect(area()).toHaveAttribute('readonly')
  expect(area()).toHaveFocus()
  act(() => page.store.set({ script: 'notRunning' }))
  expect(area()).not.toHaveAttribute('readonly')
  expect(area()).toHaveFocus()
})

test('M5: while the script answers, the button stops it', async () => {
  const { page, values } = show({ while_running: 'stop' })
  act(() => page.store.set({ script: 'running' }))
  await userEvent.type(area(), 'x{Enter}y{Enter}')
  expect(values()).toEqual([message('x')])
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }))
  expect(page.connection.stop).toHaveBeenCalledOnce()
  act(() => page.store.set({ script: 'notRunning' }))
  expect(submit()).toBeEnabled()
  expect(area()).toHaveValue('y')
})

test('one that is disabled takes nothing', () => {
  show({ widget: widget('Your message', { disabled: true }), accepts: many, audio: true })
  expect(area()).toBeDisabled()
  for (const button of screen.getAllByRole('button')) expect(button).toBeDisabled()
})
