// The geometry of small charts: numbers as points of a unit square. The grid draws them on its canvas, a metric as SVG.

/** A point; x from 0 (left) to 1, y from 0 (top) to 1. */
export interface Point {
  x: number
  y: number
}

/** What there is to draw. */
export interface Sparkline {
  /** Points that belong together: what is not a finite number parts them. */
  runs: Point[][]
  /** Where zero is, or the end of the square that is nearest to it: bars and areas begin there. */
  base: number
  /** The share of the width that belongs to one number. */
  step: number
}

/** Lays numbers out; without bounds, the least and the greatest of them are at the edges. */
export function sparkline(
  values: readonly unknown[],
  bounds: { min?: number; max?: number; fromZero?: boolean } = {},
): Sparkline {
  const finite = values.filter(isNumber)
  const least = (start: number) => finite.reduce((least, value) => Math.min(least, value), start)
  const greatest = (start: number) => finite.reduce((most, value) => Math.max(most, value), start)
  const low = bounds.min ?? least(bounds.fromZero ? 0 : Number.POSITIVE_INFINITY)
  const high = bounds.max ?? greatest(bounds.fromZero ? 0 : Number.NEGATIVE_INFINITY)
  // Equal numbers make a line in the middle.
  const y = (value: number) => (high > low ? 1 - clamped((value - low) / (high - low)) : 0.5)
  const step = 1 / Math.max(1, values.length)

  const runs: Point[][] = []
  let run: Point[] | undefined
  for (const [at, value] of values.entries()) {
    if (!isNumber(value)) {
      run = undefined
      continue
    }
    if (!run) {
      run = []
      runs.push(run)
    }
    run.push({ x: values.length > 1 ? at / (values.length - 1) : 0.5, y: y(value) })
  }
  return { runs, base: high > low ? y(0) : 1, step }
}

/** The rectangle of a number's bar. */
export function bar({ x, y }: Point, { base, step }: Sparkline) {
  const [top, bottom] = y < base ? [y, base] : [base, y]
  // Points reach from edge to edge; bars have their own share of the width.
  return { x: x * (1 - step) + step * 0.1, y: top, width: step * 0.8, height: bottom - top }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value))
}
