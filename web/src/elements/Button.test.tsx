import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Button } from './Button'
import type { ElementOf } from './registry'

function button(fields: Partial<ElementOf<'button'>> = {}): ElementOf<'button'> {
  return {
    type: 'button',
    widget: widget('Go'),
    kind: 'primary',
    icon: null,
    icon_right: false,
    width: { type: 'content' },
    submit: false,
    download: null,
    ...fields,
  }
}

test('pointer, Enter and space press it', async () => {
  const { setValue } = renderWidget(Button, button())
  await userEvent.click(screen.getByRole('button', { name: 'Go' }))
  await userEvent.keyboard('{Enter} ')
  expect(setValue.mock.calls).toEqual([[{ type: 'press' }], [{ type: 'press' }], [{ type: 'press' }]])
})

test('its kind is told to style sheets', () => {
  renderWidget(Button, button())
  const node = screen.getByTestId('stBaseButton-primary')
  expect(node.tagName).toBe('BUTTON')
  expect(node).toHaveAttribute('kind', 'primary')
})

test('its help is a tooltip when it has the focus', async () => {
  renderWidget(Button, button({ widget: widget('Go', { help: 'starts it' }) }))
  await userEvent.tab()
  expect(await screen.findByTestId('stTooltipContent')).toHaveTextContent('starts it')
})

test('a disabled one does nothing', async () => {
  const { setValue } = renderWidget(Button, button({ widget: widget('Go', { disabled: true }) }))
  await userEvent.click(screen.getByRole('button'))
  expect(setValue).not.toHaveBeenCalled()
})

test('one that downloads saves its file under its name, and tells of the press unless it is quiet', async () => {
  const saved: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(`${this.download} ${new URL(this.href).search}`)
  })
  const source = { type: 'media', value: 'a.csv' } as const
  const { setValue } = renderWidget(
    Button,
    button({ download: { source, name: 'täglich.csv', quiet: false } }),
  )
  await userEvent.click(screen.getByRole('button'))
  expect(setValue).toHaveBeenCalledWith({ type: 'press' })
  expect(screen.getByTestId('stDownloadButton')).toBeVisible()

  document.body.innerHTML = ''
  const quiet = renderWidget(Button, button({ download: { source, name: 'b', quiet: true } }))
  await userEvent.click(screen.getByRole('button'))
  expect(quiet.setValue).not.toHaveBeenCalled()
  expect(saved).toEqual(['täglich.csv ?download=t%C3%A4glich.csv', 'b ?download=b'])
})

test('its icon stands before or after the text', () => {
  renderWidget(Button, button({ icon: '🌊', icon_right: true }))
  expect(screen.getByRole('button')).toHaveTextContent(/^Go\s*🌊$/)
})
