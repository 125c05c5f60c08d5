// Files of the user's travel over HTTP (rules U1 to U3), below the session's address.

import { base } from './address'
import type { UserFile } from './protocol'
import { reasonOf } from './refusal'

/** A file that may be sent. */
export interface LocalFile {
  /** What the user calls it; of one out of a folder, the path below that. */
  name: string
  /** Its bytes and its type. */
  content: Blob
}

/** Which widget of which session a file is for. */
export interface Addressee {
  /** The session's token. */
  session: string
  /** The widget's id. */
  widget: string
}

/** A file on its way. */
export interface Sending {
  /** What the server calls it; it fails with an `UploadError`. */
  done: Promise<UserFile>
  /** Gives it up. */
  abort: () => void
}

/** Why a file did not arrive. */
export class UploadError extends Error {
  constructor(
    message: string,
    /** Whether it may well arrive at another attempt. */
    readonly passing: boolean,
  ) {
    super(message)
  }
}

/** What was sent from here and not given up, by id. The same file, sent twice, has one id. */
const sent = new Map<string, { times: number; content: Blob }>()

/** Sends a file (rule U1), and tells which share of it has left. */
export function sendFile(to: Addressee, file: LocalFile, onProgress: (share: number) => void): Sending {
  // A request in the manner of `fetch` could not tell how much has left.
  const request = new XMLHttpRequest()
  const done = new Promise<UserFile>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => total > 0 && onProgress(loaded / total)
    request.onload = () => {
      if (request.status !== 201) return reject(refusal(request))
      const known: UserFile = JSON.parse(request.responseText)
      sent.set(known.id, { times: (sent.get(known.id)?.times ?? 0) + 1, content: file.content })
      resolve(known)
    }
    request.onerror = () => reject(new UploadError('The connection was lost.', true))
    request.onabort = () => reject(new UploadError('It was cancelled.', false))
  })
  request.open('POST', addressOf(to, file))
  request.send(file.content)
  return { done, abort: () => request.abort() }
}

/** Gives up a file that no value of this page names any more (rule U3). */
export function giveUp(session: string, id: string) {
  const times = (sent.get(id)?.times ?? 1) - 1
  if (times > 0) {
    sent.set(id, { ...(sent.get(id) as { content: Blob }), times })
    return
  }
  sent.delete(id)
  // A page that is just being left still sends it. What stays after a failure ends with the session.
  fetch(`${uploads(session)}/${encodeURIComponent(id)}`, { method: 'DELETE', keepalive: true }).catch(
    () => {},
  )
}

/** The bytes of a file that was sent from here. */
export function contentOf(id: string): Blob | undefined {
  return sent.get(id)?.content
}

function addressOf({ session, widget }: Addressee, { name, content }: LocalFile): string {
  const mime = content.type || 'application/octet-stream'
  return `${uploads(session)}?${new URLSearchParams({ widget, name, mime })}`
}

function uploads(session: string): string {
  return new URL(`upload/${encodeURIComponent(session)}`, base()).href
}

function refusal({ status, responseText }: XMLHttpRequest): UploadError {
  const reason = reasonOf(responseText, status, 'The server refused it')
  return new UploadError(reason, status >= 500 || status === 408 || status === 429)
}
