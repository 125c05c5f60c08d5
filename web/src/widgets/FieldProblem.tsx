// What is wrong with what stands in a field, below it.

import styles from './FieldProblem.module.css'

/** Props of `FieldProblem`. */
interface Props {
  /** Its `id`, for the `aria-describedby` of the field. */
  id: string
  /** Its class and test id. */
  name: string
  /** What is wrong; null where nothing is. */
  problem: string | null
}

/** A message that is said as soon as it is there. */
export function FieldProblem({ id, name, problem }: Props) {
  if (problem === null) return null
  return (
    <p id={id} className={`${name} ${styles.message}`} data-testid={name} role="alert">
      {problem}
    </p>
  )
}
