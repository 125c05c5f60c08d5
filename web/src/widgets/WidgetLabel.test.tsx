import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { WidgetLabel } from './WidgetLabel'

test('it names its control', () => {
  render(
    <>
      <WidgetLabel widget={widget('Name')} controlId="control" />
      <input id="control" />
    </>,
  )
  expect(screen.getByRole('textbox', { name: 'Name' })).toBeInTheDocument()
  expect(screen.queryByTestId('stWidgetLabelRequired')).toBeNull()
})

test('a star says that a value is required, in words to those who do not see it', () => {
  render(
    <>
      <WidgetLabel widget={widget('Name', { required: true })} controlId="control" />
      <input id="control" />
    </>,
  )
  expect(screen.getByTestId('stWidgetLabelRequired')).toHaveTextContent('*')
  expect(screen.getByTestId('stWidgetLabel')).toContainElement(screen.getByTestId('stWidgetLabelRequired'))
  expect(screen.getByRole('textbox', { name: 'Name (required)' })).toBeInTheDocument()
})
