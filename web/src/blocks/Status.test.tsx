import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Status as StatusProps } from '../protocol'
import { Status } from './Status'

const status: StatusProps = {
  label: 'Grinding',
  state: 'running',
  expanded: true,
  compact: false,
  width: { type: 'stretch' },
}

const details = () => screen.getByRole('group') as HTMLDetailsElement

test('its state is an icon with a name', () => {
  const { rerender } = render(<Status block={status}>flour</Status>)
  expect(screen.getByRole('img', { name: 'Running' })).toHaveAttribute('data-testid', 'stExpanderIconSpinner')
  rerender(<Status block={{ ...status, state: 'complete' }}>flour</Status>)
  expect(screen.getByTestId('stExpanderIconCheck')).toBeInTheDocument()
  rerender(<Status block={{ ...status, state: 'error' }}>flour</Status>)
  expect(screen.getByRole('img', { name: 'Failed' })).toHaveAttribute('data-testid', 'stExpanderIconError')
})

test('it opens and closes when the script says so, and else as the user does', async () => {
  const { rerender } = render(<Status block={status}>flour</Status>)
  expect(details().open).toBe(true)
  await userEvent.click(screen.getByText('Grinding'))
  expect(details().open).toBe(false)
  rerender(<Status block={{ ...status, label: 'Sifting' }}>flour</Status>)
  expect(details().open).toBe(false)
  rerender(<Status block={{ ...status, expanded: false }}>flour</Status>)
  rerender(<Status block={status}>flour</Status>)
  expect(details().open).toBe(true)
})
