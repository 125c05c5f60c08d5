// Times pages in a real browser: `node measure.js JOB`, JSON in and JSON out.
//
// The job says how many rounds of loads and of key presses, and which pages. Pages take turns, so that whatever else the
// machine does meets all of them alike. Nothing but loopback can be reached.

import { chromium } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Runs in the page before its own scripts: notes when the first text is there to be seen. */
function watchFirstText() {
  const observer = new MutationObserver(() => {
    const text = document.querySelector('[data-testid="stText"]')
    if (!text?.checkVisibility()) return
    observer.disconnect()
    const shown = performance.now()
    requestAnimationFrame(() => setTimeout(() => (window.firstText = { shown, painted: performance.now() })))
  })
  observer.observe(document, { subtree: true, childList: true, attributes: true })
}

/** Loads a page with nothing cached. Times from the start of the navigation; bytes as they came over the network. */
async function load(browser, url) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  const bytes = { http: 0, websocket: 0 }
  let requests = 0
  network.on('Network.loadingFinished', (event) => {
    bytes.http += event.encodedDataLength
    requests += 1
  })
  network.on('Network.webSocketFrameReceived', ({ response }) => {
    bytes.websocket += response.opcode === 2 ? Buffer.byteLength(response.payloadData, 'base64') : response.payloadData.length
  })
  await network.send('Network.enable')
  await page.addInitScript(watchFirstText)
  await page.goto(url, { waitUntil: 'commit' })
  const times = await page.waitForFunction(() => window.firstText, undefined, { timeout: 30_000 })
  const result = await times.jsonValue()
  // What is fetched after the first text counts as bytes, not as time.
  await pause(1500)
  await context.close()
  return { ...result, bytes: bytes.http + bytes.websocket, requests }
}

/** Runs in the page: the next key is timed until the text is there, and until it has been painted. */
function expectText(expected) {
  window.keyTimes = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing said ${expected}`)), 10_000)
    let pressed
    addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true, once: true })
    const says = (node) => node.textContent === expected
    const observer = new MutationObserver((records) => {
      if (!records.some((record) => says(record.target) || [...record.addedNodes].some(says))) return
      observer.disconnect()
      const shown = performance.now() - pressed
      requestAnimationFrame(() => setTimeout(() => resolve({ shown, painted: performance.now() - pressed })))
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

/** A page with its slider under the keyboard. */
async function open(browser, url) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url)
  await page.getByText('x = 0', { exact: true }).waitFor({ timeout: 30_000 })
  await pause(500)
  return { page, context, position: 0 }
}

/** Presses the key so many times, a while apart, and times each. */
async function press(opened, times) {
  const { page } = opened
  const results = []
  await page.bringToFront()
  await page.locator('[role="slider"], input[type="range"]').first().focus()
  for (let turn = 0; turn < times; turn++) {
    opened.position += 1
    await page.evaluate(expectText, `x = ${opened.position}`)
    await page.keyboard.press('ArrowRight')
    results.push(await page.evaluate(() => window.keyTimes))
    await pause(60)
  }
  return results
}

async function main() {
  const job = JSON.parse(process.argv[2])
  const browser = await chromium.launch({ executablePath: job.chromium, args: FLAGS })
  const results = { version: browser.version(), loads: {}, keys: {} }
  // The first round is for the browser to warm up.
  for (let round = 0; round < (job.loads && job.loads + 1); round++) {
    for (const [name, url] of Object.entries(job.cold)) {
      const loaded = await load(browser, url)
      if (round > 0) (results.loads[name] ??= []).push(loaded)
    }
  }
  if (job.rounds) {
    const pages = {}
    for (const [name, url] of Object.entries(job.pages)) pages[name] = await open(browser, url)
    for (let round = 0; round < job.rounds + 1; round++) {
      for (const [name, opened] of Object.entries(pages)) {
        const times = await press(opened, job.presses)
        if (round > 0) (results.keys[name] ??= []).push(...times)
      }
    }
  }
  await browser.close()
  console.log(JSON.stringify(results))
}

await main()
