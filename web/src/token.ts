// The session's token, kept such that a reload finds its session and a duplicated tab does not share it.
//
// The browser copies sessionStorage into a duplicated tab. So the token may only be taken up when the page that
// held it has marked it, on its way out, as free; a copy made while that page lives is not marked.

interface Kept {
  token: string
  free: boolean
}

/** Where a tab keeps its session's token. */
export class TokenKeeper {
  private token: string | null

  constructor(
    private key: string,
    private storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
  ) {
    const kept = this.read()
    this.token = kept?.free ? kept.token : null
    this.write(false)
  }

  /** The session to find again, if there is one. */
  get current(): string | null {
    return this.token
  }

  /** Remembers the session that the server gave. */
  keep(token: string) {
    this.token = token
    this.write(false)
  }

  /** Marks the token as free: the page is leaving. */
  release() {
    this.write(true)
  }

  /** Marks the token as taken again: the page came back from the browser's cache. */
  reclaim() {
    this.write(false)
  }

  /** Gives the session up: the next load begins a new one. */
  forget() {
    this.token = null
    try {
      this.storage?.removeItem(this.key)
    } catch {
      // Storage that is forbidden holds nothing either.
    }
  }

  private read(): Kept | undefined {
    try {
      return JSON.parse(this.storage?.getItem(this.key) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  }

  private write(free: boolean) {
    if (this.token === null) return
    try {
      this.storage?.setItem(this.key, JSON.stringify({ token: this.token, free } satisfies Kept))
    } catch {
      // Storage may be full or forbidden; a reload then begins a new session.
    }
  }
}
