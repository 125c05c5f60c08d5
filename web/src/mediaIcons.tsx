// Icons of what sends, records and plays: strokes on a 16-pixel grid in the colour of the text around them.

import { Icon } from './icons'

export const UploadIcon = () => (
  <Icon>
    <path d="M8 10.5V2M4.7 5.3 8 2l3.3 3.3M2.5 13.5h11" />
  </Icon>
)
export const FileIcon = () => (
  <Icon>
    <path d="M9 2H4.5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V5.5L9 2v3.5h3.5" />
  </Icon>
)
export const RetryIcon = () => (
  <Icon>
    <path d="M13.5 8a5.5 5.5 0 1 1-1.6-3.9L13.5 5.7M13.5 2.5v3.2h-3.2" />
  </Icon>
)
export const TrashIcon = () => (
  <Icon>
    <path d="M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7.2v3.6M9.3 7.2v3.6" />
  </Icon>
)
export const CameraIcon = () => (
  <Icon>
    <path d="M2 5.2h2.8l1-1.7h4.4l1 1.7H14v7.3H2z" />
    <circle cx="8" cy="8.6" r="2.2" />
  </Icon>
)
export const SwitchIcon = () => (
  <Icon>
    <path d="M13.5 6.5A5.7 5.7 0 0 0 3 5M2.5 9.5A5.7 5.7 0 0 0 13 11M3 2v3h3M13 14v-3h-3" />
  </Icon>
)
export const MicrophoneIcon = () => (
  <Icon>
    <path d="M8 1.8a2 2 0 0 1 2 2v3.9a2 2 0 0 1-4 0V3.8a2 2 0 0 1 2-2ZM3.7 7.7a4.3 4.3 0 0 0 8.6 0M8 12v2.2" />
  </Icon>
)
export const StopIcon = () => (
  <Icon>
    <rect x="4" y="4" width="8" height="8" rx="1" fill="currentColor" />
  </Icon>
)
export const PlayIcon = () => (
  <Icon>
    <path d="M5 3.2v9.6L12.5 8 5 3.2Z" fill="currentColor" />
  </Icon>
)
export const PauseIcon = () => (
  <Icon>
    <path d="M5.2 3.5v9M10.8 3.5v9" strokeWidth="2.6" />
  </Icon>
)
export const AttachIcon = () => (
  <Icon>
    <path d="M13 7.3 7.9 12.4a3.2 3.2 0 0 1-4.5-4.5l5.3-5.3a2.1 2.1 0 0 1 3 3L6.4 10.9a1 1 0 0 1-1.5-1.4l4.7-4.8" />
  </Icon>
)
export const SendIcon = () => (
  <Icon>
    <path d="M8 13.5v-11M3.5 7 8 2.5 12.5 7" />
  </Icon>
)
