// The page's own icons: strokes on a 16-pixel grid in the colour of the text around them.

import type { ReactNode } from 'react'

/** An icon: its strokes, and its width and height in pixels. */
export function Icon({ children, size = 16 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}

export const ChevronIcon = () => (
  <Icon>
    <path d="m6 3.5 4.5 4.5L6 12.5" />
  </Icon>
)
export const ChevronDownIcon = () => (
  <Icon>
    <path d="m3.5 6 4.5 4.5L12.5 6" />
  </Icon>
)
export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
)
export const CheckIcon = () => (
  <Icon>
    <path d="m3 8.5 3.2 3.2L13 5" />
  </Icon>
)
export const CopyIcon = () => (
  <Icon>
    <path d="M6 5.5h6.5v8H6zM10 5.5v-3H3.5v8H6" />
  </Icon>
)
export const EyeIcon = () => (
  <Icon>
    <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
    <circle cx="8" cy="8" r="2" />
  </Icon>
)
export const EyeOffIcon = () => (
  <Icon>
    <path d="M3.5 5.2C2.2 6.5 1.5 8 1.5 8S4 12.5 8 12.5c1.1 0 2-.3 2.9-.8M6 3.8c.6-.2 1.3-.3 2-.3 4 0 6.5 4.5 6.5 4.5s-.6 1-1.6 2.1M2 2l12 12" />
  </Icon>
)
export const HelpIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M6.2 6.3C6.3 5.2 7 4.7 8 4.7s1.8.6 1.8 1.6c0 1.3-1.8 1.4-1.8 2.6M8 11.2v.1" />
  </Icon>
)
export const LinkIcon = () => (
  <Icon>
    <path d="M6.5 9.5a2.6 2.6 0 0 0 3.7 0l2.5-2.5A2.6 2.6 0 0 0 9 3.3l-.8.8M9.5 6.5a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8" />
  </Icon>
)
export const MenuIcon = () => (
  <Icon size={18}>
    <path d="M8 3.2v.1M8 8v.1M8 12.7v.1" strokeWidth="2.4" />
  </Icon>
)
export const SidebarIcon = () => (
  <Icon size={18}>
    <rect x="2" y="2.8" width="12" height="10.4" rx="2" />
    <path d="M6.3 3v10" />
  </Icon>
)
export const InfoIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 7.3v3.6M8 5v.1" />
  </Icon>
)
export const SuccessIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.2" />
    <path d="m5.3 8.2 1.9 1.9 3.5-3.9" />
  </Icon>
)
export const WarningIcon = () => (
  <Icon>
    <path d="M8 2.3 14.3 13H1.7L8 2.3ZM8 6.5v3.2M8 11.4v.1" />
  </Icon>
)
export const ErrorIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 4.8v3.8M8 11v.1" />
  </Icon>
)
export const DownloadIcon = () => (
  <Icon>
    <path d="M8 2v8.5M4.7 7.2 8 10.5l3.3-3.3M2.5 13.5h11" />
  </Icon>
)
export const ImageIcon = () => (
  <Icon>
    <rect x="2" y="2.5" width="12" height="11" rx="1.5" />
    <circle cx="5.7" cy="6" r="1" />
    <path d="m3 12 3.7-3.7 2 2L11.5 7l2.5 2.7" />
  </Icon>
)
export const VectorIcon = () => (
  <Icon>
    <circle cx="3.5" cy="12.5" r="1.5" />
    <circle cx="12.5" cy="3.5" r="1.5" />
    <path d="M3.5 11c0-5 2.5-7.5 7.5-7.5" />
  </Icon>
)
export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3.5 3.5" />
  </Icon>
)
export const ExpandIcon = () => (
  <Icon>
    <path d="M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5 9.3 6.7M2.5 13.5l4.2-4.2" />
  </Icon>
)
export const ShrinkIcon = () => (
  <Icon>
    <path d="M13 7H9V3M3 9h4v4M9 7l4.5-4.5M7 9l-4.5 4.5" />
  </Icon>
)
export const PersonIcon = () => (
  <Icon>
    <circle cx="8" cy="5.3" r="2.8" />
    <path d="M2.5 14c.5-3 2.6-4.6 5.5-4.6s5 1.6 5.5 4.6" />
  </Icon>
)
export const MachineIcon = () => (
  <Icon>
    <rect x="2.5" y="5" width="11" height="8.5" rx="2" />
    <path d="M8 5V2.5M5.7 8.5v1M10.3 8.5v1M6.5 11.3h3" />
  </Icon>
)
