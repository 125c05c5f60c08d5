// A place where nothing is yet. It takes no room.

/** Nothing, in a node that can be found. */
export function Empty() {
  return <div className="stEmpty" data-testid="stEmpty" />
}
