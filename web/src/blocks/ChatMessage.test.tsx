import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Avatar } from '../protocol'
import { ChatMessage } from './ChatMessage'

function show(avatar: Avatar, name = 'ada') {
  render(<ChatMessage block={{ name, avatar, width: { type: 'stretch' } }}>hello</ChatMessage>)
}

test('what is said is named after who said it', () => {
  show({ type: 'user' })
  expect(screen.getByTestId('stChatMessage')).toContainElement(screen.getByTestId('stChatMessageAvatarUser'))
  const content = screen.getByRole('group', { name: 'Chat message from ada' })
  expect(content).toBe(screen.getByTestId('stChatMessageContent'))
  expect(content).toHaveTextContent('hello')
})

test('a machine, an emoji and a letter stand for others', () => {
  show({ type: 'assistant' })
  show({ type: 'icon', value: '🦖' })
  show({ type: 'letter' }, '𝒶da')
  show({ type: 'letter' }, 'ada')
  expect(screen.getByTestId('stChatMessageAvatarAssistant')).toBeInTheDocument()
  const signs = screen.getAllByTestId('stChatMessageAvatarCustom').map(node => node.textContent)
  expect(signs).toEqual(['🦖', '𝒶', 'A'])
})

test('a picture that is not there, or must not be, gives way to the letter', () => {
  show({ type: 'image', value: { type: 'url', value: 'https://a.b/ada.png' } })
  const image = screen.getByTestId('stChatMessageAvatarImage')
  expect(image).toHaveAttribute('src', 'https://a.b/ada.png')
  fireEvent.error(image)
  expect(screen.getByTestId('stChatMessageAvatarCustom')).toHaveTextContent('A')
  show({ type: 'image', value: { type: 'url', value: 'javascript:alert(1)' } }, 'eve')
  expect(screen.getAllByTestId('stChatMessageAvatarCustom')[1]).toHaveTextContent('E')
})
