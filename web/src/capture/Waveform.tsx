// How loud a sound is from its beginning to its end, as bars.

import { useEffect, useRef } from 'react'
import { useTheme } from '../theme'
import styles from './Waveform.module.css'

/** Props of `Waveform`. */
interface Props {
  /** How loud, each 0 to 1, in the order of time. */
  levels: readonly number[]
  /** Which share of it has been played, 0 to 1. */
  played?: number
}

/** Which share of its place a bar fills. */
const THICKNESS = 0.6

/** Bars in the colours of the text around them and, where they have been played, of the accent. */
export function Waveform({ levels, played = 0 }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme stands for the colours
  useEffect(() => {
    const drawn = canvas.current
    if (!drawn) return
    const draw = () => drawBars(drawn, levels, played)
    draw()
    const observer = new ResizeObserver(draw)
    observer.observe(drawn)
    return () => observer.disconnect()
  }, [levels, played, theme])

  return <canvas ref={canvas} className={styles.waveform} />
}

function drawBars(canvas: HTMLCanvasElement, levels: readonly number[], played: number) {
  const { clientWidth: width, clientHeight: height } = canvas
  const context = width > 0 && canvas.getContext('2d')
  if (!context) return
  const scale = window.devicePixelRatio
  canvas.width = width * scale
  canvas.height = height * scale
  context.scale(scale, scale)
  const { color, accentColor } = getComputedStyle(canvas)
  const place = width / levels.length
  levels.forEach((level, index) => {
    context.fillStyle = index < played * levels.length ? accentColor : color
    // Silence is a line of dots.
    const bar = Math.max(2, level * height)
    context.fillRect(index * place, (height - bar) / 2, place * THICKNESS, bar)
  })
}
