// The app's mark is drawn by the page's shell, which finds it in the tree: see shell/LogoMark.tsx. Its place is empty.

/** Nothing. */
export function Logo() {
  return null
}
