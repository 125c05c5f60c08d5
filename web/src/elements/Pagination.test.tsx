import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Pagination } from './Pagination'
import type { ElementOf } from './registry'

function pagination(fields: Partial<ElementOf<'pagination'>> = {}): ElementOf<'pagination'> {
  return {
    type: 'pagination',
    widget: widget('p', { label: '' }),
    pages: 20,
    default: 1,
    max_visible: 7,
    width: { type: 'content' },
    ...fields,
  }
}

const row = () => screen.getByTestId('stPagination').firstElementChild?.textContent
const page = (number: number) => screen.getByRole('button', { name: `Page ${number}` })

test('a page is gone to, and told as the current one', async () => {
  const { setValue } = renderWidget(Pagination, pagination())
  expect(row()).toBe('12345…20')
  await userEvent.click(page(5))
  expect(setValue.mock.calls).toEqual([[{ type: 'numbers', value: [5] }]])
  expect(row()).toBe('1…456…20')
  expect(page(5)).toHaveAttribute('aria-current', 'page')
  expect(page(5)).toHaveAttribute('data-testid', 'stPaginationPageActive')
  expect(page(5)).toHaveFocus()
  expect(screen.getAllByTestId('stPaginationEllipsis')).toHaveLength(2)
})

test('the arrows go on and back, to the ends and no further', async () => {
  const { setValue } = renderWidget(Pagination, pagination({ default: 19 }))
  const next = screen.getByTestId('stPaginationNext')
  await userEvent.click(next)
  await userEvent.keyboard('{Enter}')
  expect(setValue.mock.calls).toEqual([[{ type: 'numbers', value: [20] }]])
  expect(next).toHaveAttribute('aria-disabled', 'true')
  expect(next).toHaveFocus()
  await userEvent.click(screen.getByRole('button', { name: 'Previous page' }))
  expect(setValue).toHaveBeenLastCalledWith({ type: 'numbers', value: [19] })
})

test('the current page pressed again is no event', async () => {
  const { setValue } = renderWidget(Pagination, pagination())
  await userEvent.click(page(1))
  expect(setValue).not.toHaveBeenCalled()
})

test('max_visible of 0 leaves the arrows, and the page is still told', () => {
  renderWidget(Pagination, pagination({ max_visible: 0, default: 3 }))
  expect(row()).toBe('')
  expect(screen.getByText('Page 3 of 20')).toBeInTheDocument()
})

test('without max_visible all pages are shown', () => {
  renderWidget(Pagination, pagination({ max_visible: null, pages: 12 }))
  expect(row()).toBe('123456789101112')
})

test('there are as many as fit', () => {
  // Two arrows of 36 px and five numbers of 36 px, 4 px apart.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(7 * 40)
  renderWidget(Pagination, pagination({ default: 10 }))
  expect(row()).toBe('1…10…20')
})

test('a page beyond the last is the last', () => {
  const { give } = renderWidget(Pagination, pagination({ pages: 3 }))
  act(() => give({ type: 'numbers', value: [9] }))
  expect(page(3)).toHaveAttribute('aria-current', 'page')
  act(() => give({ type: 'none' }))
  expect(page(1)).toHaveAttribute('aria-current', 'page')
})

test('a disabled one goes nowhere', async () => {
  const { setValue } = renderWidget(Pagination, pagination({ widget: widget('p', { disabled: true }) }))
  await userEvent.click(page(2))
  await userEvent.click(screen.getByTestId('stPaginationNext'))
  expect(setValue).not.toHaveBeenCalled()
})
