// Loading the page anew when the server speaks another version of the protocol (rule C3), but not in circles.

const KEY = 'millpond-reloaded-at'
const AGAIN_AFTER_MS = 60_000

/** Loads the page anew and answers true, unless that was done within the last minute. */
export function reloadOnce(): boolean {
  try {
    const last = Number(sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - last < AGAIN_AFTER_MS) return false
    sessionStorage.setItem(KEY, String(Date.now()))
  } catch {
    // Without a memory there is no telling a first time from a circle.
    return false
  }
  window.location.reload()
  return true
}
