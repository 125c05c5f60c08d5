// Frames, tables, numbers and charts of the gallery are painted, and assistive technology can read them.

import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { drawn } from '../support/gallery'
import { byId, open, painted, spotted, still } from '../support/page'
import { examples, serve, shared, test } from '../support/test'

/** The colour of what the script colours itself. */
const MARK: [number, number, number] = [0x2b, 0x7a, 0x9b]

describe.each(examples('gallery', 'media'))('$front', { timeout: 90_000 }, ({ app, front }) => {
  const server = serve(app)
  const visited = shared(server, page => drawn(page, front))

  test('a frame is a grid on a canvas that assistive technology can read', async () => {
    const page = await visited()
    const frame = byId(page, 'stDataFrame').first()
    await expect.poll(() => frame.getAttribute('aria-label')).toMatch(/^Table, 4 rows, \d columns$/)
    await painted(frame.locator('canvas').first())
    const heads = frame.locator('[role=columnheader]')
    expect(await heads.allTextContents()).toEqual(
      expect.arrayContaining(['city', 'people', 'height', 'capital']),
    )
    expect(await frame.locator('[role=gridcell]').allTextContents()).toEqual(
      expect.arrayContaining(['Graz', '478.5']),
    )
  })

  test('columns look as their settings say', async () => {
    const page = await visited()
    const frame = byId(page, 'stDataFrame').nth(1)
    await expect.poll(() => frame.getAttribute('aria-label')).toBe('Table, 4 rows, 5 columns')
    const heads = frame.locator('[role=columnheader]')
    await expect.poll(() => heads.allTextContents()).toEqual(['city', 'People', 'height', 'Past', 'Part'])
    const canvas = frame.locator('canvas').first()
    await painted(canvas)
    await byId(frame, 'stDataFrameGlideDataEditor').hover({ position: { x: 150, y: 18 } })
    await expect.poll(() => byId(page, 'stDataFrameTooltipContent').innerText()).toBe('In 2022')
  })

  test('a table is a table', async () => {
    const page = await visited()
    const table = byId(page, 'stTable').first().getByRole('table')
    await table.waitFor()
    expect(await table.getByRole('row').count()).toBe(5)
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
      'city',
      'people',
      'height',
      'capital',
    ])
    expect(await table.innerText()).toMatch(/Linz\s+206,?853\s+266/)
    const cell = table.getByRole('cell').first()
    const lines = await cell.evaluate(node => {
      const { borderBottomWidth, borderRightWidth } = getComputedStyle(node)
      return [borderBottomWidth, borderRightWidth]
    })
    expect(lines).toEqual(['1px', '0px'])
  })

  const inPython = front === 'Python' ? test : undefined
  inPython?.('a styled table has its colours and formats', async () => {
    const page = await visited()
    const table = byId(page, 'stTable').nth(1).getByRole('table')
    const most = table.getByRole('cell', { name: '291072' })
    await expect
      .poll(() => most.evaluate(node => getComputedStyle(node).backgroundColor))
      .toBe(`rgb(${MARK.join(', ')})`)
    expect(await table.innerText()).toContain('478.5 m')
  })

  test('metrics say what they are, how much, and how it changed', async () => {
    const page = await visited()
    const metrics = byId(page, 'stMetric')
    await expect.poll(() => metrics.count()).toBe(3)
    const told = (name: string) => byId(metrics, name).allInnerTexts()
    expect((await told('stMetricLabel')).map(label => label.trim())).toEqual(['Flour', 'Waste', 'Water'])
    expect(await told('stMetricValue')).toEqual(['12 t', '3 %', '480'])
    expect(await told('stMetricDelta')).toEqual(['1.5', '-0.4 %', '12'])
    const arrows = await metrics
      .getByRole('img', { name: /^(Up|Down)$/ })
      .evaluateAll(nodes => nodes.map(node => node.getAttribute('aria-label')))
    expect(arrows).toEqual(['Up', 'Down', 'Up'])
    // Less waste is good.
    const colours = await byId(metrics, 'stMetricDelta').evaluateAll(nodes =>
      nodes.map(node => getComputedStyle(node).color),
    )
    expect(new Set(colours).size).toBe(1)
    const chart = metrics.nth(2).getByRole('img', { name: /^Chart of Water/ })
    expect(await chart.getAttribute('aria-label')).toContain('5 values from 400 to 480')
    await painted(chart)
    await byId(metrics.first(), 'stTooltipHoverTarget').hover()
    await expect.poll(() => byId(page, 'stTooltipContent').innerText()).toBe('This week')
  })

  test('charts are painted', async () => {
    const page = await visited()
    const charts = byId(page, 'stVegaLiteChart')
    await expect.poll(() => charts.count()).toBe(front === 'Python' ? 6 : 5)
    for (const chart of await charts.all()) await painted(chart.locator('canvas'))
    await page.getByRole('img', { name: 'Heights of cities' }).waitFor()
  })

  test('charts of packages are drawn', async () => {
    const page = await visited()
    const bars = byId(page, 'stPlotlyChart').locator('.bars .point path')
    await expect.poll(() => bars.count()).toBe(4)
    const heights = await bars.evaluateAll(nodes => nodes.map(node => node.getBoundingClientRect().height))
    expect(heights.indexOf(Math.max(...heights))).toBe(2)

    const graph = byId(page, 'stGraphVizChart')
    await expect.poll(() => graph.locator('g.node').count()).toBe(3)
    expect(await graph.locator('g.edge').count()).toBe(2)
    expect(await graph.locator('g.node text').allTextContents()).toEqual(['Water', 'Wheel', 'Stones'])
    expect((await graph.locator('svg').last().boundingBox())?.height).toBeGreaterThan(100)

    if (front !== 'Python') return
    await painted(byId(page, 'stBokehChart').locator('canvas').first())
    const drawing = byId(page, 'stImage').first().locator('img')
    expect(await drawing.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(300)
  })

  test('maps have their points, which tell what they are, and come closer', async () => {
    const page = await visited()
    for (const map of await byId(page, 'stDeckGlJsonChart').all()) {
      const points = async () => (await spotted(map, MARK)).count
      await expect.poll(points).toBeGreaterThan(500)
      await map.getByText('The base map could not be loaded.').waitFor()
      const few = await points()
      // Radii are metres: a point grows as the map comes closer.
      await map.getByRole('button', { name: 'Zoom in' }).click()
      await expect.poll(points).not.toBe(few)
      await map.getByRole('button', { name: 'Zoom out' }).click()
      await expect.poll(points).toBe(few)
    }
    const map = byId(page, 'stDeckGlJsonChart').first()
    const { position } = await spotted(map, MARK)
    await map.hover({ position: { x: position.x, y: position.y + 2 } })
    await expect.poll(() => map.getByRole('tooltip').innerText()).toMatch(/^(Bern|Ulm|Graz|Linz)$/)
    await page.mouse.move(1, 1)
    await map.getByRole('tooltip').waitFor({ state: 'detached' })
  })

  test('charts, frames, maps and pictures fill the window, and go back', async () => {
    const page = await visited()
    const names = [
      'stVegaLiteChart',
      'stDataFrame',
      'stPlotlyChart',
      'stGraphVizChart',
      'stDeckGlJsonChart',
      'stImage',
    ]
    if (front === 'Python') names.push('stBokehChart')
    for (const name of names) await fillsTheWindow(byId(page, name).last())
  })
})

/** Has an element fill the window, and go back. */
async function fillsTheWindow(element: Locator) {
  const frame = byId(element, 'stFullScreenFrame').last()
  await element.scrollIntoViewIfNeeded()
  const before = await frame.boundingBox()
  await frame.hover()
  await frame.getByRole('button', { name: 'Fullscreen', exact: true }).click()
  await expect.poll(() => frame.boundingBox()).toEqual({ x: 0, y: 0, width: 1280, height: 800 })
  expect(await byId(frame, 'StyledFullScreenButton').getAttribute('aria-label')).toBe('Leave fullscreen')
  expect(await still(frame)).not.toBe('')
  await element.page().keyboard.press('Escape')
  await expect.poll(async () => (await frame.boundingBox())?.height).toBe(before?.height)
  expect((await frame.boundingBox())?.width).toBe(before?.width)
}

describe('frames of pandas as their script looks at them', { timeout: 60_000 }, () => {
  const server = serve(
    written({
      'app.py': `
import pandas as pd
import streamlit as st

marks = pd.DataFrame({"price": [2.718281828], "share": [0.25], "tags": [["dry", "wet"]]})
st.dataframe(
    marks,
    hide_index=True,
    column_config={
        "price": st.column_config.NumberColumn(format="$%.2f"),
        "share": st.column_config.ProgressColumn(),
        "tags": st.column_config.MultiselectColumn(
            options=["dry", "wet"], color=["#2b7a9b", "auto"], format_func=str.title
        ),
    },
)

levels = pd.MultiIndex.from_tuples([("heat", "min"), ("heat", "max"), ("rain", "max")])
weather = pd.DataFrame([[-3, 12, 40], [1, 18, 31]], index=["Bern", "Graz"], columns=levels)
st.dataframe(weather)
st.table(weather)

styler = weather.droplevel(0, axis="columns").set_axis(["low", "high", "rain"], axis="columns").style
styler = styler.hide(["low"], axis="columns").relabel_index(["Highest", "Rain"], axis="columns")
styler.set_table_styles([{"selector": "th", "props": "background-color: #2b7a9b"}])
styler.set_table_styles({"rain": [{"selector": "td", "props": "color: rgb(1, 2, 3)"}]}, overwrite=False)
st.table(styler.set_caption("Weather"))
st.dataframe(styler)
`,
    }),
  )
  const visited = shared(server, async page => {
    for (const at of [0, 1, 2]) await painted(byId(page, 'stDataFrame').nth(at).locator('canvas').first())
  })

  test('screen readers are told what is drawn, and tags have their colours in either theme', async () => {
    const page = await visited()
    const frame = byId(page, 'stDataFrame').first()
    await expect
      .poll(() => frame.locator('[role=gridcell]').allTextContents())
      .toEqual(['$2.72', '25%', 'Dry, Wet'])
    for (const scheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await expect.poll(async () => (await spotted(frame, MARK)).count).toBeGreaterThan(100)
    }
  })

  test('what is copied has all digits', async () => {
    const page = await visited()
    const frame = byId(page, 'stDataFrame').first()
    await byId(frame, 'stDataFrameGlideDataEditor').click({ position: { x: 30, y: 36 + 17 } })
    await page.keyboard.press('Shift+ArrowRight')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.keyboard.press('ControlOrMeta+c')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('2.718281828\t0.25')
  })

  test('columns of two levels stand below their groups', async () => {
    const page = await visited()
    const [plain, grouped] = [byId(page, 'stDataFrame').first(), byId(page, 'stDataFrame').nth(1)]
    const heads = grouped.locator('[role=columnheader]')
    await expect.poll(() => heads.allTextContents()).toEqual(['', 'min', 'max', 'max'])
    const heightOf = async (frame: Locator) =>
      (await byId(frame, 'stDataFrameResizable').boundingBox())?.height ?? 0
    // One row more, and the groups above the heads.
    expect((await heightOf(grouped)) - (await heightOf(plain))).toBe(34 + 30)
    const table = byId(page, 'stTable').first().getByRole('table')
    expect(await table.getByRole('row').nth(0).getByRole('columnheader').allInnerTexts()).toEqual([
      '',
      'heat',
      'rain',
    ])
    expect(await table.getByRole('columnheader', { name: 'heat' }).getAttribute('colspan')).toBe('2')
  })

  test('a styler gives heads, and rules for its table', async () => {
    const page = await visited()
    const table = byId(page, 'stTable').nth(1).getByRole('table')
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['', 'Highest', 'Rain'])
    expect(await table.locator('caption').innerText()).toBe('Weather')
    const styleOf = (where: Locator, name: 'color' | 'backgroundColor') =>
      where.evaluate((node, name) => getComputedStyle(node)[name], name)
    const head = table.getByRole('columnheader', { name: 'Rain' })
    expect(await styleOf(head, 'backgroundColor')).toBe(`rgb(${MARK.join(', ')})`)
    expect(await styleOf(table.getByRole('cell', { name: '40' }), 'color')).toBe('rgb(1, 2, 3)')
    expect(await styleOf(table.getByRole('cell', { name: '12' }), 'color')).not.toBe('rgb(1, 2, 3)')
    const other = byId(page, 'stTable').first().getByRole('columnheader', { name: 'rain' })
    expect(await styleOf(other, 'backgroundColor')).not.toBe(`rgb(${MARK.join(', ')})`)
    const grid = byId(page, 'stDataFrame').nth(2).locator('[role=columnheader]')
    await expect.poll(() => grid.allTextContents()).toEqual(['', 'Highest', 'Rain'])
  })
})

describe('maps of Plotly', () => {
  const server = serve(
    written({
      'app.py': `
import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure([
    go.Choropleth(locations=["FRA", "BRA"], z=[1, 2]),
    go.Choropleth(locations=["CO", "UT"], locationmode="USA-states", z=[1, 2], geo="geo2"),
]).update_layout(geo={"domain": {"x": [0, 0.5]}}, geo2={"scope": "usa", "domain": {"x": [0.5, 1]}}))
`,
    }),
  )

  test('have their outlines from the app, and ask nobody else', async ({ page }) => {
    const elsewhere: string[] = []
    page.on('request', request => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.url))
        elsewhere.push(request.url())
    })
    await open(page, server.url)
    const chart = byId(page, 'stPlotlyChart')
    const areas = chart.locator('.choroplethlayer path')
    await expect.poll(() => areas.count()).toBe(4)
    for (const area of await areas.all()) expect((await area.getAttribute('d'))?.length).toBeGreaterThan(50)
    expect(await chart.locator('.layer.coastlines path').first().getAttribute('d')).toMatch(/^M/)
    expect(elsewhere).toEqual([])
  })
})
