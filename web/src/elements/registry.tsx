// One map from an element's type to the component that shows it. The heavy ones are fetched when first used.

import type { ComponentType } from 'react'
import { lazyComponent as lazy } from '../lazy'
import type { Element, Value } from '../protocol'
import { Alert } from './Alert'
import { Button } from './Button'
import { ButtonGroup } from './ButtonGroup'
import { Checkbox } from './Checkbox'
import { Code } from './Code'
import { Divider } from './Divider'
import { Empty } from './Empty'
import { Exception } from './Exception'
import { Feedback } from './Feedback'
import { Heading } from './Heading'
import { Image } from './Image'
import { LinkButton } from './LinkButton'
import { Logo } from './Logo'
import { MarkdownElement } from './Markdown'
import { NumberInput } from './NumberInput'
import { PageLink } from './PageLink'
import { Pagination } from './Pagination'
import { Progress } from './Progress'
import { Radio } from './Radio'
import { Selectbox } from './Selectbox'
import { SelectSlider } from './SelectSlider'
import { Skeleton } from './Skeleton'
import { Slider } from './Slider'
import { Space } from './Space'
import { Spinner } from './Spinner'
import { Text } from './Text'
import { TextArea } from './TextArea'
import { TextInput } from './TextInput'
import { Toast } from './Toast'

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
  audio: lazy(() => import('./Audio').then(module => ({ default: module.Audio }))),
  audio_input: lazy(() => import('./AudioInput').then(module => ({ default: module.AudioInput }))),
  bokeh: lazy(() => import('./Bokeh').then(module => ({ default: module.Bokeh }))),
  button: Button,
  button_group: ButtonGroup,
  camera_input: lazy(() => import('./CameraInput').then(module => ({ default: module.CameraInput }))),
  celebration: lazy(() => import('./Celebration').then(module => ({ default: module.Celebration }))),
  chat_input: lazy(() => import('./ChatInput').then(module => ({ default: module.ChatInput }))),
  checkbox: Checkbox,
  code: Code,
  color_picker: lazy(() => import('./ColorPicker').then(module => ({ default: module.ColorPicker }))),
  dataframe: lazy(() => import('./Dataframe').then(module => ({ default: module.Dataframe }))),
  date_input: lazy(() => import('./DateInput').then(module => ({ default: module.DateInput }))),
  datetime_input: lazy(() => import('./DatetimeInput').then(module => ({ default: module.DatetimeInput }))),
  deck: lazy(() => import('./Deck').then(module => ({ default: module.Deck }))),
  divider: Divider,
  empty: Empty,
  exception: Exception,
  feedback: Feedback,
  file_uploader: lazy(() => import('./FileUploader').then(module => ({ default: module.FileUploader }))),
  graphviz: lazy(() => import('./Graphviz').then(module => ({ default: module.Graphviz }))),
  heading: Heading,
  help: lazy(() => import('./Help').then(module => ({ default: module.Help }))),
  html: lazy(() => import('./Html').then(module => ({ default: module.Html }))),
  iframe: lazy(() => import('./Iframe').then(module => ({ default: module.Iframe }))),
  image: Image,
  json: lazy(() => import('./Json').then(module => ({ default: module.Json }))),
  link_button: LinkButton,
  logo: Logo,
  markdown: MarkdownElement,
  menu_button: lazy(() => import('./MenuButton').then(module => ({ default: module.MenuButton }))),
  metric: lazy(() => import('./Metric').then(module => ({ default: module.Metric }))),
  multiselect: lazy(() => import('./Multiselect').then(module => ({ default: module.Multiselect }))),
  number_input: NumberInput,
  page_link: PageLink,
  pagination: Pagination,
  plotly: lazy(() => import('./Plotly').then(module => ({ default: module.Plotly }))),
  progress: Progress,
  radio: Radio,
  select_slider: SelectSlider,
  selectbox: Selectbox,
  skeleton: Skeleton,
  slider: Slider,
  space: Space,
  spinner: Spinner,
  table: lazy(() => import('./Table').then(module => ({ default: module.Table }))),
  text: Text,
  text_area: TextArea,
  text_input: TextInput,
  time_input: lazy(() => import('./TimeInput').then(module => ({ default: module.TimeInput }))),
  toast: Toast,
  vega_lite: lazy(() => import('./VegaLite').then(module => ({ default: module.VegaLite }))),
  video: lazy(() => import('./Video').then(module => ({ default: module.Video }))),
}
