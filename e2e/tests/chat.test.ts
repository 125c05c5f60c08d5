// Messages: typed, sent once each, with files and recordings.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { Gate } from '../support/gate'
import { hold, letGo } from '../support/holding'
import { act, byId, connection, isAtRest, main, open, running, settled, texts } from '../support/page'
import { examples, serve, test } from '../support/test'
import { widget } from '../support/ways'

describe.each(examples('chat'))('a conversation in $front', ({ app }) => {
  const server = serve(app)
  const area = (page: Page) => byId(page, 'stChatInputTextArea')
  const said = async (page: Page) => {
    const messages = byId(page, 'stChatMessageContent')
    return messages.evaluateAll(nodes =>
      nodes.map(node => `${node.getAttribute('aria-label')}: ${(node as HTMLElement).innerText}`),
    )
  }
  const exchange = (question: string) => [
    `Chat message from user: ${question}`,
    `Chat message from assistant: Your ${question.length} letters are ground.`,
  ]

  test('Enter sends, Shift and Enter begin a line, and the field keeps the focus', async ({ page }) => {
    await open(page, server.url)
    await area(page).click()
    await page.keyboard.type('Hello')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await said(page)).toEqual(exchange('Hello'))
    expect(await area(page).inputValue()).toBe('')
    expect(await area(page).evaluate(node => node === document.activeElement)).toBe(true)
    await page.keyboard.type('one')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('two')
    expect(await area(page).inputValue()).toBe('one\ntwo')
    await act(page, () => byId(page, 'stChatInputSubmitButton').click())
    expect(await said(page)).toHaveLength(4)
    expect(await byId(page, 'stChatMessageAvatarUser').count()).toBe(2)
  })

  test('a message counts for one run, and what was said outlives a reload', async ({ page }) => {
    await open(page, server.url)
    await area(page).fill('Hello')
    await act(page, () => page.keyboard.press('Enter'))
    await page.mouse.click(5, 5)
    await page.locator('body').press('r')
    await settled(page)
    expect(await said(page)).toEqual(exchange('Hello'))
    await page.reload()
    await settled(page)
    expect(await said(page)).toEqual(exchange('Hello'))
  })

  test('nothing is sent where nothing is typed, or a word is being composed', async ({ page }) => {
    await open(page, server.url)
    await area(page).focus()
    await page.keyboard.type('  ')
    expect(await byId(page, 'stChatInputSubmitButton').isDisabled()).toBe(true)
    await page.keyboard.press('Enter')
    await area(page).fill('小麦')
    await area(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    expect(await area(page).inputValue()).toBe('小麦')
    expect(await said(page)).toEqual([])
    await act(page, () => page.keyboard.press('Enter'))
    expect(await said(page)).toEqual(exchange('小麦'))
  })

  test('messages that are sent without a connection are not lost, nor is what is half typed', async ({
    page,
  }) => {
    const gate = await new Gate(server.url).listen()
    await open(page, gate.url)
    await area(page).waitFor()
    gate.shut()
    await connection(page, 'PINGING_SERVER')
    for (const text of ['one', 'two', 'three']) {
      await area(page).fill(text)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.type('half')
    gate.reopen()
    await settled(page)
    expect(await said(page)).toEqual(['one', 'two', 'three'].flatMap(exchange))
    expect(await area(page).inputValue()).toBe('half')
    await gate.close()
  })

  test('the field stays at the foot of the window, and the last message in sight above it', async ({
    page,
  }) => {
    await open(page, server.url)
    for (let count = 1; count <= 12; count++) {
      await area(page).fill(`message ${count}`)
      await act(page, () => page.keyboard.press('Enter'))
    }
    const foot = await byId(page, 'stBottom').boundingBox()
    expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeCloseTo(800, -1)
    const last = byId(page, 'stChatMessage').last()
    await expect
      .poll(async () => {
        const box = await last.boundingBox()
        return box !== null && box.y >= 0 && box.y + box.height <= (foot?.y ?? 0)
      })
      .toBe(true)
  })
})

describe('fields for messages', () => {
  const server = serve(
    written({
      'app.py': `
import os
import time

import streamlit as st

st.session_state.setdefault("said", [])
modes = st.columns(3)
said = st.session_state.said


def told(message):
    if message is None:
        return
    files = [f"{file.name} {file.size}" for file in message.get("files", [])]
    audio = message.get("audio")
    sound = "" if audio is None else f" {audio.name} {audio.type}"
    said.append(f"{message.text} {files}{sound}")


for column, mode in zip(modes, ("submit", "disable", "stop")):
    message = column.chat_input(mode, submit_mode=mode, key=mode)
    if message:
        said.append(f"{mode} {message}")
told(
    st.container().chat_input(
        "files", accept_file="multiple", file_type=["txt"], accept_audio=True, max_chars=10, key="files"
    )
)
st.container().chat_input("shut", disabled=True, key="shut")
st.container().chat_input(
    "called", on_submit=lambda: said.append(f"called {st.session_state.called}"), key="called"
)
st.text(" | ".join(said) or "nothing")
place = st.empty()
while not os.path.exists("go"):
    place.text("waiting")
    time.sleep(0.005)
`,
    }),
  )
  const said = async (page: Page) => (await texts(main(page)))[0]
  const area = (page: Page, key: string) => byId(widget(page, key), 'stChatInputTextArea')
  const send = async (page: Page, key: string, text: string) => {
    await area(page, key).fill(text)
    await page.keyboard.press('Enter')
  }

  async function opened(page: Page) {
    letGo(server)
    await open(page, server.url)
  }

  test('three messages during a slow run count three times', async ({ page }) => {
    await opened(page)
    hold(server)
    await page.keyboard.press('r')
    await running(page)
    for (const text of ['one', 'two', 'three']) await send(page, 'submit', text)
    await area(page, 'submit').fill('half')
    letGo(server)
    await settled(page)
    expect(await said(page)).toBe('submit one | submit two | submit three')
    expect(await area(page, 'submit').inputValue()).toBe('half')
  })

  test('one that is shut while its run goes on takes no second message, and the draft stays', async ({
    page,
  }) => {
    await opened(page)
    hold(server)
    await send(page, 'disable', 'one')
    await expect.poll(() => area(page, 'disable').getAttribute('aria-disabled')).toBe('true')
    expect(await byId(widget(page, 'disable'), 'stChatInputSubmitButton').isDisabled()).toBe(true)
    await page.keyboard.press('Enter')
    letGo(server)
    await settled(page)
    expect(await area(page, 'disable').getAttribute('aria-disabled')).toBe(null)
    expect(await area(page, 'disable').evaluate(node => node === document.activeElement)).toBe(true)
    await page.keyboard.type('two')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await said(page)).toBe('disable one | disable two')
  })

  test('one with a button that stops the run', async ({ page }) => {
    await opened(page)
    hold(server)
    await send(page, 'stop', 'one')
    await page.getByText('waiting').waitFor()
    const stop = byId(widget(page, 'stop'), 'stChatInputStopButton')
    await stop.click()
    await settled(page)
    expect(await stop.count()).toBe(0)
    expect(await said(page)).toBe('stop one')
    letGo(server)
    await page.mouse.click(5, 5)
    await page.locator('body').press('r')
    await settled(page)
    expect(await said(page)).toBe('stop one')
    expect(await isAtRest(page)).toBe(true)
  })

  test('files and a text go together, and others are refused', async ({ page }) => {
    await opened(page)
    const chat = widget(page, 'files')
    const input = byId(chat, 'stChatInputFileUploadButton').locator('input')
    const text = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) })
    await input.setInputFiles([text('a.txt'), text('b.txt')])
    await expect.poll(() => byId(chat, 'stFileChipName').allInnerTexts()).toEqual(['a.txt', 'b.txt'])
    await chat.getByRole('button', { name: 'Remove a.txt' }).click()
    await input.setInputFiles([text('c.png')])
    await chat.getByRole('alert').getByText('.txt').waitFor()
    await area(page, 'files').fill('0123456789abc')
    expect(await area(page, 'files').inputValue()).toBe('0123456789')
    await byId(chat, 'InputInstructions').getByText('10/10').waitFor()
    await act(page, () => area(page, 'files').press('Enter'))
    expect(await said(page)).toBe("0123456789 ['b.txt 5']")
    expect(await byId(chat, 'stFileChip').count()).toBe(0)
    // A file alone is a message, too.
    await input.setInputFiles([text('d.txt')])
    await chat.getByText('5B').waitFor()
    await act(page, () => byId(chat, 'stChatInputSubmitButton').click())
    expect(await said(page)).toBe("0123456789 ['b.txt 5'] |  ['d.txt 5']")
  })

  test('files are dropped and pasted into the field', async ({ page }) => {
    await opened(page)
    const chat = widget(page, 'files')
    const transfer = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }))
      return transfer
    })
    for (const event of ['dragenter', 'dragover', 'drop'])
      await area(page, 'files').dispatchEvent(event, { dataTransfer: transfer })
    await chat.getByText('7B').waitFor()
    await area(page, 'files').evaluate(node => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['pasted!!'], 'pasted.txt', { type: 'text/plain' }))
      node.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
      )
    })
    await chat.getByText('8B').waitFor()
    await act(page, () => area(page, 'files').press('Enter'))
    expect(await said(page)).toBe("['dropped.txt 7', 'pasted.txt 8']")
  })

  test('a recording is sent, and one that is called off is not', async ({ page, context }) => {
    await context.grantPermissions(['microphone'])
    await opened(page)
    const chat = widget(page, 'files')
    await area(page, 'files').fill('spoken')
    for (const end of ['stChatInputCancelButton', 'stChatInputApproveButton']) {
      await byId(chat, 'stChatInputMicButton').click()
      await byId(chat, 'stChatInputApproveButton').and(page.locator(':not([aria-disabled])')).waitFor()
      await chat.getByRole('timer').getByText('00:01').waitFor()
      await byId(chat, end).click()
      await area(page, 'files').waitFor()
      await expect
        .poll(() => said(page))
        .toBe(end === 'stChatInputCancelButton' ? 'nothing' : 'spoken [] recording.wav audio/wav')
    }
    expect(await area(page, 'files').inputValue()).toBe('')
  })

  test('a callback has the message, and one that is disabled takes none', async ({ page }) => {
    await opened(page)
    await act(page, () => send(page, 'called', 'hear me'))
    expect(await said(page)).toBe('called hear me')
    expect(await area(page, 'shut').isDisabled()).toBe(true)
    expect(await byId(page, 'stBottom').count()).toBe(0)
  })
})

describe('a text that the script has prepared', () => {
  const server = serve(
    written({
      'app.py': `
import streamlit as st

if st.button("Suggest"):
    st.session_state.chat = "How much rye?"
message = st.chat_input("Ask", key="chat")
if message:
    st.session_state.said = message
st.text(st.session_state.get("said", "nothing"))
`,
    }),
  )
  const area = (page: Page) => byId(page, 'stChatInputTextArea')

  test('stands in the field each time it is set, and is sent by the user alone', async ({ page }) => {
    await open(page, server.url)
    for (const more of [' And oats?', '']) {
      await act(page, () => page.getByRole('button', { name: 'Suggest' }).click())
      await expect.poll(() => area(page).inputValue()).toBe('How much rye?')
      await area(page).press('End')
      await page.keyboard.type(more)
      await act(page, () => page.keyboard.press('Enter'))
      expect(await texts(main(page))).toEqual([`How much rye?${more}`])
      expect(await area(page).inputValue()).toBe('')
    }
  })
})
