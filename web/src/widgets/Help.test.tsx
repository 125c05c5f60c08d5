import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { Help } from './Help'

const content = () => screen.queryByTestId('stTooltipContent')

test('it tells more when it has the focus, and Escape closes that', async () => {
  render(<Help body="More of it" />)
  await userEvent.tab()
  expect(screen.getByRole('button', { name: 'Help' })).toHaveFocus()
  expect(await screen.findByRole('tooltip')).toHaveTextContent('More of it')
  await userEvent.keyboard('{Escape}')
  expect(content()).toBeNull()
})

test('a finger opens it, and closes it anywhere', async () => {
  render(<Help body="More" />)
  await userEvent.pointer([{ keys: '[TouchA]', target: screen.getByRole('button', { name: 'Help' }) }])
  expect(content()).toHaveTextContent('More')
  act(() => {
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  })
  expect(content()).toBeNull()
})
