import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Alert as AlertProps } from '../protocol'
import { Alert } from './Alert'

const alert: AlertProps = {
  kind: 'warning',
  body: 'The wheel turns slowly.',
  title: null,
  icon: null,
  width: { type: 'stretch' },
}

test('its kind is told by its name', () => {
  render(<Alert element={alert} />)
  expect(screen.getByRole('alert')).toContainElement(screen.getByTestId('stAlertContentWarning'))
  expect(screen.queryByTestId('stAlertTitle')).toBeNull()
})

test('a title is a line above the text', () => {
  render(<Alert element={{ ...alert, title: 'Low water' }} />)
  expect(screen.getByTestId('stAlertTitle')).toHaveTextContent(/^Low water$/)
  expect(screen.getByTestId('stAlertContentWarning')).toHaveTextContent('Low waterThe wheel turns slowly.')
})
