// One map from an element's type to the component that shows it. The heavy ones are fetched when first used.

import { type ComponentType, lazy } from 'react'
import type { Element, Value } from '../protocol'
import { Alert } from './Alert'
import { Button } from './Button'
import { Checkbox } from './Checkbox'
import { Code } from './Code'
import { Divider } from './Divider'
import { Empty } from './Empty'
import { Exception } from './Exception'
import { Heading } from './Heading'
import { MarkdownElement } from './Markdown'
import { Progress } from './Progress'
import { Selectbox } from './Selectbox'
import { Slider } from './Slider'
import { Spinner } from './Spinner'
import { Text } from './Text'
import { TextInput } from './TextInput'

/** An element's type, as its `type` field says. */
export type ElementType = Element['type']

/** The element of a type. */
export type ElementOf<T extends ElementType> = Extract<Element, { type: T }>

/** What a component gets; `value` and `setValue` mean something for widgets only. */
export interface ElementProps<T extends ElementType = ElementType> {
  /** What to show. */
  element: ElementOf<T>
  /** The value held for the widget; absent while its default counts. */
  value: Value | undefined
  /** Gives the widget a value. */
  setValue: (value: Value) => void
}

type Registry = { [T in ElementType]: ComponentType<ElementProps<T>> }

/** Which component shows which element. */
export const registry: Registry = {
  alert: Alert,
  button: Button,
  checkbox: Checkbox,
  code: Code,
  dataframe: lazy(() => import('./Dataframe').then(module => ({ default: module.Dataframe }))),
  divider: Divider,
  empty: Empty,
  exception: Exception,
  heading: Heading,
  json: lazy(() => import('./Json').then(module => ({ default: module.Json }))),
  markdown: MarkdownElement,
  progress: Progress,
  selectbox: Selectbox,
  slider: Slider,
  spinner: Spinner,
  table: lazy(() => import('./Table').then(module => ({ default: module.Table }))),
  text: Text,
  text_input: TextInput,
  vega_lite: lazy(() => import('./VegaLite').then(module => ({ default: module.VegaLite }))),
}
