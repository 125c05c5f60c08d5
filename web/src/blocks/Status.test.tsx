import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { PageProvider } from '../page'
import type { Status as StatusProps } from '../protocol'
import { fakePage, renderOn } from '../testing/render'
import { Status } from './Status'

const status: StatusProps = {
  label: 'Grinding',
  state: 'running',
  expanded: true,
  look: 'framed',
  width: { type: 'stretch' },
}

function show(block: StatusProps) {
  const page = fakePage()
  const content = (block: StatusProps) => <Status block={block}>flour</Status>
  const { rerender } = renderOn(page, content(block))
  return (block: StatusProps) => rerender(<PageProvider value={page}>{content(block)}</PageProvider>)
}

const details = () => screen.getByRole('group') as HTMLDetailsElement

test('its state is an icon with a name', () => {
  const rerender = show(status)
  expect(screen.getByRole('img', { name: 'Running' })).toHaveAttribute('data-testid', 'stExpanderIconSpinner')
  rerender({ ...status, state: 'complete' })
  expect(screen.getByTestId('stExpanderIconCheck')).toBeInTheDocument()
  rerender({ ...status, state: 'error' })
  expect(screen.getByRole('img', { name: 'Failed' })).toHaveAttribute('data-testid', 'stExpanderIconError')
})

test('it opens and closes when the script says so, and else as the user does', async () => {
  const rerender = show(status)
  expect(details().open).toBe(true)
  await userEvent.click(screen.getByText('Grinding'))
  expect(details().open).toBe(false)
  rerender({ ...status, label: 'Sifting' })
  expect(details().open).toBe(false)
  rerender({ ...status, expanded: false })
  rerender(status)
  expect(details().open).toBe(true)
})
