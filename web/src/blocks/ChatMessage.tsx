// What somebody says in a conversation, beside a sign or picture of them.

import { type ReactNode, useState } from 'react'
import { Markdown } from '../elements/Markdown'
import { MachineIcon, PersonIcon } from '../icons'
import { sourceUrl } from '../media'
import type { ChatMessage as Props, Source } from '../protocol'
import styles from './ChatMessage.module.css'
import flow from './flow.module.css'
import { place } from './place'
import { VerticalBlock } from './VerticalBlock'

/** A message of a conversation. */
export function ChatMessage({ block, children }: { block: Props; children: ReactNode }) {
  const { name, avatar, width } = block
  return (
    <div
      className={`stChatMessage ${flow.item} ${styles.message}`}
      data-testid="stChatMessage"
      data-avatar={avatar.type}
      {...place(width)}
    >
      <Avatar name={name} avatar={avatar} />
      {/* biome-ignore lint/a11y/useSemanticElements: a `fieldset` is for controls */}
      <div
        className={`stChatMessageContent ${styles.content}`}
        data-testid="stChatMessageContent"
        role="group"
        aria-label={`Chat message from ${name}`}
      >
        <VerticalBlock>{children}</VerticalBlock>
      </div>
    </div>
  )
}

function Avatar({ name, avatar }: Pick<Props, 'name' | 'avatar'>) {
  switch (avatar.type) {
    case 'user':
      return (
        <Sign testId="stChatMessageAvatarUser">
          <PersonIcon />
        </Sign>
      )
    case 'assistant':
      return (
        <Sign testId="stChatMessageAvatarAssistant">
          <MachineIcon />
        </Sign>
      )
    case 'icon':
      return (
        <Sign testId="stChatMessageAvatarCustom">
          <Markdown body={avatar.value} inline />
        </Sign>
      )
    case 'image':
      return <Portrait name={name} source={avatar.value} />
    case 'letter':
      return <Letter name={name} />
  }
}

/** A picture; the first letter of the name where there is none. */
function Portrait({ name, source }: { name: string; source: Source }) {
  const url = sourceUrl(source)
  const [failed, setFailed] = useState<string>()
  if (url === undefined || url === failed) return <Letter name={name} />
  return (
    <img
      className={`stChatMessageAvatarImage ${styles.avatar}`}
      data-testid="stChatMessageAvatarImage"
      src={url}
      // The content is named after who said it.
      alt=""
      onError={() => setFailed(url)}
    />
  )
}

function Letter({ name }: { name: string }) {
  // A letter may be made of several units.
  const [first = ''] = name
  return <Sign testId="stChatMessageAvatarCustom">{first.toUpperCase()}</Sign>
}

function Sign({ testId, children }: { testId: string; children: ReactNode }) {
  return (
    <div className={`${testId} ${styles.avatar}`} data-testid={testId} aria-hidden="true">
      {children}
    </div>
  )
}
