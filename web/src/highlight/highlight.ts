// The highlighter with the languages that data apps show: a chunk of its own.

import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import diff from 'highlight.js/lib/languages/diff'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import go from 'highlight.js/lib/languages/go'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import julia from 'highlight.js/lib/languages/julia'
import kotlin from 'highlight.js/lib/languages/kotlin'
import latex from 'highlight.js/lib/languages/latex'
import makefile from 'highlight.js/lib/languages/makefile'
import markdown from 'highlight.js/lib/languages/markdown'
import php from 'highlight.js/lib/languages/php'
import python from 'highlight.js/lib/languages/python'
import pythonRepl from 'highlight.js/lib/languages/python-repl'
import r from 'highlight.js/lib/languages/r'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import scala from 'highlight.js/lib/languages/scala'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { createLowlight } from 'lowlight'
import { type Line, linesOf } from './tokens'

const languages = createLowlight({
  ...{
    bash,
    c,
    cpp,
    csharp,
    css,
    diff,
    dockerfile,
    go,
    ini,
    java,
    javascript,
    json,
    julia,
    kotlin,
    latex,
    makefile,
  },
  ...{ markdown, php, python, r, ruby, rust, scala, sql, swift, typescript, xml, yaml },
  'python-repl': pythonRepl,
})
languages.registerAlias({
  bash: ['shell', 'console', 'zsh'],
  ini: ['toml', 'cfg', 'properties'],
  json: ['jsonc', 'json5', 'ndjson'],
  latex: ['tex'],
  python: ['python3'],
  sql: ['postgresql', 'mysql', 'sqlite', 'duckdb'],
})

/** The listing in colours, or nothing for a language that isn't known here. */
export function highlight(body: string, language: string): Line[] | undefined {
  if (!languages.registered(language)) return undefined
  return linesOf(languages.highlight(language, body).children)
}
