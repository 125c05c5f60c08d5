// The page's start: a store, a connection, and React on top.

import { createRoot } from 'react-dom/client'
import { App } from './App'
import { appQuery, base, showQuery, streamUrl } from './address'
import { Connection } from './connection'
import './fonts.css'
import './theme.css'
import './base.css'
import { PageProvider } from './page'
import { reloadOnce } from './reload'
import { Store } from './store'
import { TokenKeeper } from './token'

const store = new Store()
const token = new TokenKeeper(`millpond-session:${base().pathname}`, sessionStorageIfAllowed())
const connection = new Connection(store, {
  url: streamUrl(),
  query: appQuery,
  showQuery,
  token,
  reload: reloadOnce,
})

window.addEventListener('pagehide', () => token.release())
window.addEventListener('pageshow', event => event.persisted && token.reclaim())
window.addEventListener('popstate', connection.tellQuery)
// The next attempt need not wait when there is news: the network is back, or the user is.
window.addEventListener('online', connection.connect)
document.addEventListener('visibilitychange', () => document.hidden || connection.connect())

connection.connect()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <PageProvider value={{ store, connection }}>
      <App />
    </PageProvider>,
  )
}

function sessionStorageIfAllowed(): Storage | undefined {
  try {
    return window.sessionStorage
  } catch {
    return undefined
  }
}
