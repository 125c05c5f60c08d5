// Lays graphs out with Graphviz: a chunk of its own.

import { instance } from '@viz-js/viz'

const graphviz = instance()

/** The picture of a graph, as SVG; throws an `Error` in Graphviz's words. */
export async function layOut(dot: string, engine: string): Promise<string> {
  const { status, output, errors } = (await graphviz).render(dot, { format: 'svg', engine })
  if (status === 'success') return output
  throw new Error(errors.map(({ message }) => message.trim()).join('\n') || 'Graphviz does not say why.')
}
