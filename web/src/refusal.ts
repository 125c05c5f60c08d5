// Why the server refuses a request.

/**
 * The reason that an answer gives, in plain words; without one, `otherwise` and the status. What stands between the
 * server and the page may answer with a page of its own.
 */
export function reasonOf(answer: string, status: number, otherwise: string): string {
  const told = answer.trim()
  return told && !told.startsWith('<') ? told : `${otherwise}: ${status}`
}
