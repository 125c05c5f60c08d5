import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { App } from '../App'
import { Connection } from '../connection'
import { PageProvider, useForm, useGuard, WidgetProvider } from '../page'
import type { Form as FormProps, Node, Update } from '../protocol'
import { Store } from '../store'
import { block, button, checkbox, firstUpdate, text, textInput, update, widget } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'
import { FakeSocket } from '../testing/socket'
import { TokenKeeper } from '../token'
import { Form } from './Form'

const welcome = { session: 's', taken: 0, server: '0', app: 'app', run_on_save: false, developer: true }

function form(fields: Partial<FormProps>, ...children: Node[]) {
  const size = { width: { type: 'stretch' }, height: { type: 'content' } } as const
  const behaviour = { clear_on_submit: false, enter_to_submit: true, border: true }
  return block({ type: 'form', key: 'order', ...behaviour, ...size, ...fields }, ...children)
}

/** A page with a connection whose other end is the test. */
function show(...nodes: Node[]) {
  const sockets: FakeSocket[] = []
  const store = new Store()
  const connection = new Connection(store, {
    url: 'ws://x/stream',
    query: () => '',
    token: new TokenKeeper('k', undefined),
    makeSocket: () => {
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket as unknown as WebSocket
    },
    nextFrame: callback => callback(),
  })
  const greet = () => {
    const socket = sockets.at(-1)
    socket?.onopen?.()
    socket?.say({ type: 'welcome', ...welcome })
    socket?.say({ type: 'update', ...firstUpdate(nodes) })
  }
  connection.connect()
  greet()
  renderOn({ store, connection }, <App />)
  /** The values of all events that were sent, in order. */
  const events = () =>
    sockets.flatMap(socket =>
      socket.sent.flatMap(message =>
        message.type === 'event' ? [message.widgets.map(({ id, value }) => [id, value])] : [],
      ),
    )
  const comeBack = () => {
    sockets.at(-1)?.lose()
    connection.connect()
    greet()
  }
  const say = (message: Update) => sockets.at(-1)?.say({ type: 'update', ...message })
  return { store, events, comeBack, say }
}

const send = button('Send', { submit: true })
const press = ['Send', { type: 'press' }]
const ticked = { type: 'bool', value: true }

const click = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('nothing is sent before the form is submitted, and then all as one event', async () => {
  const { events, store } = show(form({}, checkbox('a'), textInput('name'), send))
  await userEvent.click(screen.getByLabelText('a'))
  await userEvent.type(screen.getByLabelText('name'), 'Ada')
  await userEvent.tab()
  expect(events()).toEqual([])
  expect(screen.getByLabelText('a')).toBeChecked()
  expect(store.state.script).toBe('notRunning')
  await click('Send')
  expect(events()).toEqual([[['a', ticked], ['name', { type: 'text', value: 'Ada' }], press]])
  expect(store.state.script).toBe('rerunRequested')
})

test('what was sent is not sent again', async () => {
  const { events } = show(form({}, checkbox('a'), send))
  await userEvent.click(screen.getByLabelText('a'))
  await click('Send')
  await click('Send')
  expect(events()).toEqual([[['a', ticked], press], [press]])
})

test('a button outside takes nothing of the form along', async () => {
  const { events } = show(form({}, checkbox('a'), send), button('Other'))
  await userEvent.click(screen.getByLabelText('a'))
  await click('Other')
  expect(events()).toEqual([[['Other', { type: 'press' }]]])
  expect(screen.getByLabelText('a')).toBeChecked()
})

test('of two forms only the one that is submitted is sent', async () => {
  const { events } = show(form({}, checkbox('a'), send), form({ key: 'other' }, checkbox('b')))
  await userEvent.click(screen.getByLabelText('a'))
  await userEvent.click(screen.getByLabelText('b'))
  await click('Send')
  expect(events()).toEqual([[['a', ticked], press]])
})

test('what waits survives runs and lost connections', async () => {
  const { events, store, comeBack } = show(form({}, checkbox('a'), send), text('x'))
  await userEvent.click(screen.getByLabelText('a'))
  act(() => store.update(update({ run: 2, running: true })))
  act(() => store.update(update({ run: 2 })))
  act(comeBack)
  expect(screen.getByLabelText('a')).toBeChecked()
  await click('Send')
  expect(events()).toEqual([[['a', ticked], press]])
})

test('a value that the server sets takes the place of what waits', async () => {
  const { events, store } = show(form({}, checkbox('a'), send))
  await userEvent.click(screen.getByLabelText('a'))
  act(() => store.update(update({ run: 2, values: [{ id: 'a', value: { type: 'bool', value: false } }] })))
  expect(screen.getByLabelText('a')).not.toBeChecked()
  await click('Send')
  expect(events()).toEqual([[press]])
})

test('Enter in a text input submits', async () => {
  const { events } = show(form({}, textInput('name'), send))
  await userEvent.type(screen.getByLabelText('name'), 'Ada')
  expect(screen.getByText('Press Enter to submit form')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(events()).toEqual([[['name', { type: 'text', value: 'Ada' }], press]])
})

test.each([
  ['the form says so', { enter_to_submit: false }, send],
  ['it is disabled', {}, button('Send', { submit: true, widget: widget('Send', { disabled: true }) })],
  ['there is no button that submits', {}, button('Send')],
])('Enter does not submit where %s', async (_, fields, last) => {
  const { events } = show(form(fields, textInput('name'), last))
  await userEvent.type(screen.getByLabelText('name'), 'Ada{Enter}')
  expect(events()).toEqual([])
  expect(screen.getByLabelText('name')).toHaveValue('Ada')
})

test('V9: a form that is cleared shows defaults, which leave with the next event', async () => {
  const { events, store } = show(
    form({ clear_on_submit: true }, checkbox('a'), textInput('name'), send),
    button('Other'),
  )
  await userEvent.click(screen.getByLabelText('a'))
  await userEvent.type(screen.getByLabelText('name'), 'Ada{Enter}')
  expect(screen.getByLabelText('a')).not.toBeChecked()
  expect(screen.getByLabelText('name')).toHaveValue('')
  act(() => store.update(update({ run: 2, seen: 1 })))
  expect(screen.getByLabelText('a')).not.toBeChecked()
  expect(store.state.script).toBe('notRunning')
  await userEvent.type(screen.getByLabelText('name'), 'Grace')
  await click('Send')
  await click('Other')
  const unticked = { type: 'bool', value: false }
  expect(events()).toEqual([
    [['a', ticked], ['name', { type: 'text', value: 'Ada' }], press],
    [['a', unticked], ['name', { type: 'text', value: 'Grace' }], press],
    [
      ['name', { type: 'text', value: '' }],
      ['Other', { type: 'press' }],
    ],
  ])
})

test('V9: defaults that wait outlive a lost connection, and give way to what the script sets', async () => {
  const { events, store, comeBack, say } = show(
    form({ clear_on_submit: true }, checkbox('a'), checkbox('b'), send),
    button('Other'),
  )
  for (const name of ['a', 'b']) await userEvent.click(screen.getByLabelText(name))
  await click('Send')
  act(() => store.update(update({ run: 2, seen: 1 })))
  act(comeBack)
  expect(screen.getByLabelText('a')).not.toBeChecked()
  act(() => say(update({ run: 3, seen: 1, values: [{ id: 'b', value: { type: 'bool', value: true } }] })))
  expect(screen.getByLabelText('b')).toBeChecked()
  await click('Other')
  expect(events().at(-1)).toEqual([
    ['a', { type: 'bool', value: false }],
    ['Other', { type: 'press' }],
  ])
})

describe('V10: a form whose guards fail', () => {
  const asked: string[] = []
  const passes = new Set<string>()
  beforeEach(() => {
    asked.length = 0
    passes.clear()
  })

  /** A widget that the form asks. */
  function Guarded({ name }: { name: string }) {
    useGuard(() => {
      asked.push(name)
      return passes.has(name)
    })
    return null
  }

  function Page({ names }: { names: string[] }) {
    const form = useForm()
    return (
      <>
        {names.map(name => (
          <WidgetProvider key={name} value={name}>
            <Guarded name={name} />
          </WidgetProvider>
        ))}
        <button type="button" onClick={() => form?.submit('Send')}>
          Submit
        </button>
      </>
    )
  }

  const look: FormProps = {
    key: 'order',
    ...{ clear_on_submit: false, enter_to_submit: true, border: true },
    ...({ width: { type: 'stretch' }, height: { type: 'content' } } as const),
  }

  test('is not submitted; they are asked in the order of the document, up to the first that fails', async () => {
    const page = fakePage(firstUpdate([form({}, checkbox('a'), checkbox('b'), checkbox('c'))]))
    const content = (names: string[]) => (
      <Form block={look}>
        <Page names={names} />
      </Form>
    )
    const { rerender } = renderOn(page, content(['c']))
    // What came later to the page may be asked earlier.
    rerender(<PageProvider value={page}>{content(['c', 'b', 'a'])}</PageProvider>)
    passes.add('a')
    await click('Submit')
    expect(asked).toEqual(['a', 'b'])
    expect(page.connection.submit).not.toHaveBeenCalled()
    for (const name of ['b', 'c']) passes.add(name)
    asked.length = 0
    await click('Submit')
    expect(asked).toEqual(['a', 'b', 'c'])
    expect(page.connection.submit).toHaveBeenCalledWith('order', 'Send', false)
  })

  test('does not ask what has gone', async () => {
    const page = fakePage(firstUpdate([form({}, checkbox('a'))]))
    const content = (names: string[]) => (
      <Form block={look}>
        <Page names={names} />
      </Form>
    )
    const { rerender } = renderOn(page, content(['a']))
    rerender(<PageProvider value={page}>{content([])}</PageProvider>)
    await click('Submit')
    expect(asked).toEqual([])
    expect(page.connection.submit).toHaveBeenCalledOnce()
  })
})

test('a button that submits has names of its own', () => {
  show(form({}, send))
  expect(screen.getByTestId('stFormSubmitButton')).toContainElement(
    screen.getByTestId('stBaseButton-secondaryFormSubmit'),
  )
  expect(screen.queryByTestId('stButton')).toBeNull()
  expect(document.querySelector('.st-key-order')).toHaveAttribute('data-testid', 'stForm')
})
