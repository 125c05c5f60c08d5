// The table of emoji names: a chunk of its own, fetched when a text has something like `:tada:`.

export { nameToEmoji } from 'gemoji'
