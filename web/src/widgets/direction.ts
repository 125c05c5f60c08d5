// Where lines run from right to left, the arrow keys still go where they point.

/** Whether a node's lines run from right to left. */
export function isRightToLeft(node: Element | null): boolean {
  return node !== null && getComputedStyle(node).direction === 'rtl'
}

const MIRRORED: Readonly<Record<string, string | undefined>> = {
  ArrowLeft: 'ArrowRight',
  ArrowRight: 'ArrowLeft',
}

/** The key that was pressed; of the arrows along a line, the one that goes the same way where lines run left to right. */
export function logicalKey({ key, currentTarget }: { key: string; currentTarget: Element }): string {
  return (isRightToLeft(currentTarget) && MIRRORED[key]) || key
}
