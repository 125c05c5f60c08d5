// Room between elements. How much of it there is, its place around it says.

/** Nothing to see. */
export function Space() {
  return <div className="stSpace" data-testid="stSpace" />
}
