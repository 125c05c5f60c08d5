import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { Form } from '../blocks/Form'
import { useForm } from '../page'
import type { Accepts, UserFile } from '../protocol'
import { widget } from '../testing/pages'
import { renderInSession } from '../testing/session'
import { uploadServer } from '../testing/uploads'
import { FileUploader } from './FileUploader'
import type { ElementOf, ElementProps } from './registry'

const server = uploadServer()

function uploader(accepts: Partial<Accepts> = {}, fields = {}): ElementOf<'file_uploader'> {
  return {
    type: 'file_uploader',
    widget: widget('data', fields),
    accepts: { count: 'many', extensions: [], max_size: 1000, ...accepts },
    width: { type: 'stretch' },
  }
}

const show = (element: ElementOf<'file_uploader'>) => renderInSession(FileUploader, element)
const input = () => screen.getByLabelText<HTMLInputElement>(/^data/, { selector: 'input' })
const dropzone = () => screen.getByTestId('stFileUploaderDropzone')
const rows = () => screen.queryAllByTestId('stFileUploaderFile')
const names = () => screen.queryAllByTestId('stFileUploaderFileName').map(node => node.textContent)
const file = (name: string, body = name) => new File([body], name, { type: 'text/plain' })
const known = (name: string, body = name): UserFile => ({
  id: `${name}:${body.slice(0, 8)}`,
  name,
  mime: 'text/plain',
  size: body.length,
})
const deleted = () => server.got.filter(({ method }) => method === 'DELETE').map(({ path }) => path)
const transfer = (...files: File[]) => ({ files, items: [], types: ['Files'] })

test('U1: files are sent at once, and become one value in the order in which they were chosen', async () => {
  const { values } = show(uploader())
  await userEvent.upload(input(), [file('a'), file('b')])
  await waitFor(() => expect(values()).toEqual([{ type: 'files', value: [known('a'), known('b')] }]))
  expect(server.got.map(({ query }) => query.widget)).toEqual(['data', 'data'])
  await userEvent.upload(input(), file('c'))
  expect(names()).toEqual(['c', 'b', 'a'])
  await waitFor(() => expect(values()).toHaveLength(2))
  expect(values()[1]).toEqual({ type: 'files', value: [known('a'), known('b'), known('c')] })
})

test('a file on its way shows how far it is, and can be cancelled', async () => {
  const release = server.hold()
  const { values } = show(uploader())
  await userEvent.upload(input(), file('a'))
  expect(screen.getByRole('progressbar', { name: 'Uploading a' })).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel a' }))
  expect(rows()).toEqual([])
  expect(screen.getByRole('button', { name: /Upload/ })).toHaveFocus()
  release()
  expect(values()).toEqual([])
})

test('U2: what is not taken is not sent, and says why', async () => {
  const { values } = show(uploader({ extensions: ['.txt'], max_size: 3 }))
  fireEvent.drop(dropzone(), {
    dataTransfer: transfer(file('a.md'), file('b.txt', 'long'), file('c.txt', 'ok')),
  })
  await waitFor(() => expect(values()).toEqual([{ type: 'files', value: [known('c.txt', 'ok')] }]))
  const messages = screen.getAllByTestId('stFileUploaderFileErrorMessage').map(node => node.textContent)
  expect(messages).toEqual(['It has 4B; at most 3B are taken.', 'Its name must end in .txt.'])
  expect(server.got).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Remove a.md' }))
  expect(names()).toEqual(['b.txt', 'c.txt'])
})

test('U2: what the server says of a file is shown', async () => {
  server.refusal = { status: 413, reason: 'the file is larger than 1 MB' }
  show(uploader())
  await userEvent.upload(input(), file('a'))
  expect(await screen.findByText('the file is larger than 1 MB')).toHaveAttribute('role', 'alert')
  expect(screen.queryByRole('button', { name: /again/ })).toBeNull()
})

test('a file that did not arrive can be sent again', async () => {
  server.refusal = { status: 503, reason: 'the server is busy' }
  const { values } = show(uploader())
  await userEvent.upload(input(), file('a'))
  const again = await screen.findByRole('button', { name: 'Try a again' })
  server.refusal = null
  await userEvent.click(again)
  await waitFor(() => expect(values()).toEqual([{ type: 'files', value: [known('a')] }]))
  expect(screen.queryByText('the server is busy')).toBeNull()
})

test('U3: a file that is removed leaves the value, then the server', async () => {
  const { values } = show(uploader())
  await userEvent.upload(input(), [file('gone'), file('stays')])
  await waitFor(() => expect(values()).toHaveLength(1))
  await userEvent.click(screen.getByRole('button', { name: 'Remove gone' }))
  expect(values().at(-1)).toEqual({ type: 'files', value: [known('stays')] })
  expect(names()).toEqual(['stays'])
  expect(screen.getByRole('button', { name: /Upload/ })).toHaveFocus()
  await waitFor(() => expect(deleted()).toEqual(['/app/upload/token/gone%3Agone']))
})

test('where one file is taken, another takes its place once it has arrived', async () => {
  const { values } = show(uploader({ count: 'one' }))
  expect(input()).not.toHaveAttribute('multiple')
  await userEvent.upload(input(), file('old'))
  await waitFor(() => expect(values()).toEqual([{ type: 'files', value: [known('old')] }]))
  const release = server.hold()
  await userEvent.upload(input(), file('new'))
  expect(names()).toEqual(['new'])
  expect(values()).toHaveLength(1)
  release()
  await waitFor(() => expect(values().at(-1)).toEqual({ type: 'files', value: [known('new')] }))
  await waitFor(() => expect(deleted()).toEqual(['/app/upload/token/old%3Aold']))
  expect(names()).toEqual(['new'])
})

test('files are pasted', async () => {
  const { values } = show(uploader())
  fireEvent.paste(screen.getByRole('button', { name: /Upload/ }), {
    clipboardData: { files: [file('a')], types: ['Files'] },
  })
  await waitFor(() => expect(values()).toEqual([{ type: 'files', value: [known('a')] }]))
})

test('a folder is asked for, and its files have the paths below it', async () => {
  const { values } = show(uploader({ count: 'folder', extensions: ['.txt'] }))
  expect(input()).toHaveAttribute('webkitdirectory')
  expect(dropzone()).toHaveTextContent('Drag and drop a folder here')
  const inner = Object.defineProperty(file('a.txt'), 'webkitRelativePath', { value: 'top/sub/a.txt' })
  fireEvent.change(input(), { target: { files: [inner, file('x.md')] } })
  await waitFor(() =>
    expect(values()).toEqual([{ type: 'files', value: [{ ...known('sub/a.txt', 'a.txt') }] }]),
  )
  expect(screen.getByText('Left out: names must end in .txt.')).toBeVisible()
})

test('the zone shows that it would take what is dragged', () => {
  show(uploader())
  fireEvent.dragEnter(dropzone(), { dataTransfer: transfer() })
  expect(dropzone()).toHaveAttribute('data-dragged')
  fireEvent.dragLeave(dropzone(), { relatedTarget: document.body })
  expect(dropzone()).not.toHaveAttribute('data-dragged')
})

test('V10: a form is not submitted before its files have arrived, nor without those it needs', async () => {
  const size = { width: { type: 'stretch' }, height: { type: 'content' } } as const
  const block = { key: 'f', clear_on_submit: false, enter_to_submit: true, border: true, ...size }
  const Submit = () => {
    const form = useForm()
    return (
      <button type="button" onClick={() => form?.submit('b')}>
        Send
      </button>
    )
  }
  const InForm = (props: ElementProps<'file_uploader'>) => (
    <Form block={block}>
      <FileUploader {...props} />
      <Submit />
    </Form>
  )
  const { page } = renderInSession(InForm, uploader({}, { required: true }))
  const send = () => userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await send()
  expect(screen.getByRole('alert')).toHaveTextContent('This field is required.')
  expect(screen.getByRole('button', { name: /Upload/ })).toHaveFocus()
  const release = server.hold()
  await userEvent.upload(input(), file('a'))
  await send()
  expect(screen.getByRole('alert')).toHaveTextContent('Wait until all is uploaded.')
  expect(page.connection.submit).not.toHaveBeenCalled()
  release()
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  await send()
  expect(page.connection.submit).toHaveBeenCalledOnce()
})

test('many files are listed in pages', async () => {
  const { page } = show(uploader())
  const value = Array.from({ length: 12 }, (_, index) => known(`f${index}`))
  act(() => page.store.hold('data', { type: 'files', value }))
  expect(names()).toEqual(['f11', 'f10', 'f9', 'f8', 'f7'])
  const pager = within(screen.getByTestId('stFileUploaderPagination'))
  await userEvent.click(pager.getByRole('button', { name: 'Next page' }))
  await userEvent.click(pager.getByRole('button', { name: 'Next page' }))
  expect(names()).toEqual(['f1', 'f0'])
  expect(pager.getByText('Showing page 3 of 3')).toBeVisible()
  expect(pager.getByRole('button', { name: 'Next page' })).toBeDisabled()
})

test('one that is disabled takes nothing', async () => {
  const { values } = show(uploader({}, { disabled: true }))
  expect(input()).toBeDisabled()
  fireEvent.drop(dropzone(), { dataTransfer: transfer(file('a')) })
  await act(() => new Promise(resolve => setTimeout(resolve)))
  expect([values(), server.got, rows()]).toEqual([[], [], []])
})

test('what is no list of files counts as none', () => {
  const { page } = show(uploader())
  act(() => page.store.hold('data', { type: 'text', value: 'a' }))
  expect(rows()).toEqual([])
  expect(dropzone()).toHaveTextContent('1000B per file')
})
