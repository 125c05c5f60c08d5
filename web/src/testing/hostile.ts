// What tries to run a script from data, and how to tell whether it could. What runs sets the document's title, since
// jsdom runs scripts and handlers in a global scope that is not the tests' own; the document is the same one.

import { expect } from 'vitest'

const RUN = 'document.title=1'
const FRAMED = 'top.document.title=1'

/** HTML and Markdown. */
export const HOSTILE: readonly string[] = [
  // Scripts and handlers.
  `<script>${RUN}</script>`,
  `<SCRIPT/x>${RUN}</SCRIPT/x>`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<<script>${RUN}//<</script>`,
  `<script>/*</script><script>*/${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<img/src=x/onerror=${RUN}>`,
  `<img src=x oNeRrOr=${RUN}>`,
  `<img """><script>${RUN}</script>">`,
  `<img src=\`x\` onerror=${RUN} alt=\`>\`>`,
  `<body onload=${RUN} background="javascript:${RUN}">`,
  `<div onmouseover=${RUN} style="position:fixed;inset:0">x</div>`,
  `<details open ontoggle=${RUN}><summary onclick=${RUN}>x</summary></details>`,
  `<input autofocus onfocus=${RUN} onblur=${RUN}>`,
  `<select onchange=${RUN}><option>x</select>`,
  `<marquee onstart=${RUN} onscroll=${RUN}>x</marquee>`,
  `<audio src=x onerror=${RUN} controls></audio>`,
  `<video poster="javascript:${RUN}" onloadstart=${RUN}><source src=x onerror=${RUN}></video>`,
  `<div style="animation:a 1s" onanimationstart=${RUN}>x</div>`,
  `<xss id=x tabindex=1 onclick=${RUN} is=x>x</xss>`,
  `<p data-x="&quot; onclick=${RUN} x=&quot;">x</p>`,
  // Drawings and formulas.
  `<svg onload=${RUN}></svg>`,
  `<svg/onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script href="data:text/javascript,${RUN}"/></svg>`,
  `<svg><a xlink:href="javascript:${RUN}"><text y=9>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='${RUN}'/>#x"/></svg>`,
  `<svg><image href="javascript:${RUN}" onerror=${RUN} /></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s /></svg>`,
  `<svg><a><set attributeName=href to="javascript:${RUN}" /><text>x</text></a></svg>`,
  `<svg><animate attributeName=href values="javascript:${RUN}" /></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>${FRAMED}</script>"></iframe></foreignObject></svg>`,
  `<svg><style><img src=x onerror=${RUN}></style></svg>`,
  `<svg></p><style><a id="</style><img src=x onerror=${RUN}>">`,
  `<math><mtext><img src=x onerror=${RUN}></mtext></math>`,
  `<math href="javascript:${RUN}"><mi>x</mi></math>`,
  `<math><maction actiontype="statusline#x" xlink:href="javascript:${RUN}">x</maction></math>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RUN}>`,
  // Other pages and documents.
  `<iframe srcdoc="<script>${FRAMED}</script>"></iframe>`,
  `<iframe src="javascript:${FRAMED}"></iframe>`,
  `<iframe src="data:text/html,<script>${FRAMED}</script>" onload=${RUN}></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<object data="data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+"><param name=src value="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}"><applet code=x></applet>`,
  `<base href="javascript:${RUN}//"><a href="x">x</a>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<link rel="stylesheet" href="data:text/css,*{}"><link rel=import href="data:text/html,x">`,
  `<frameset onload=${RUN}><frame src="javascript:${RUN}"></frameset>`,
  `<portal src="javascript:${RUN}"></portal>`,
  // Links, forms and images with addresses that run.
  `<a href="javascript:${RUN}">x</a>`,
  `<a href=" &#14; jav&#x09;ascript:${RUN}">x</a>`,
  `<a href="JaVaScRiPt&colon;${RUN}">x</a>`,
  `<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;${RUN}">x</a>`,
  `<a href="data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+" target=_self>x</a>`,
  `<a href="vbscript:msgbox(1)" ping="javascript:${RUN}">x</a>`,
  `<form action="javascript:${RUN}"><button formaction="javascript:${RUN}">x</button><input type=image src="javascript:${RUN}"></form>`,
  `<img src="javascript:${RUN}" srcset="javascript:${RUN} 1x" lowsrc="javascript:${RUN}" dynsrc="javascript:${RUN}">`,
  `<table background="javascript:${RUN}"><td background="javascript:${RUN}">x</table>`,
  `<q cite="javascript:${RUN}">x</q><blockquote cite="javascript:${RUN}">x</blockquote>`,
  // Style sheets.
  `<div style="width:expression(${RUN});background:url(javascript:${RUN});-moz-binding:url(data:text/xml,x)">x</div>`,
  `<style>@import "javascript:${RUN}"; * { behavior: url(x.htc) }</style>`,
  `<style></style><img src=x onerror=${RUN}></style>`,
  // What one parser reads otherwise than another.
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<template shadowrootmode=open><img src=x onerror=${RUN}></template>`,
  `<textarea><img title="</textarea><img src=x onerror=${RUN}>"></textarea>`,
  `<title><p title="</title><img src=x onerror=${RUN}>"></title>`,
  `<xmp><p title="</xmp><img src=x onerror=${RUN}>"></xmp>`,
  `<noembed><p title="</noembed><img src=x onerror=${RUN}>"></noembed>`,
  `<plaintext><img src=x onerror=${RUN}>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<!-- --!><img src=x onerror=${RUN}> -->`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`,
  `<div id="__proto__" name="constructor"><form id=document><input name=attributes></form></div>`,
  // Markdown.
  `[x](javascript:${RUN})`,
  `[x](<java\tscript:${RUN}>)`,
  `[x](JAVASCRIPT&colon;${RUN})`,
  `[x](data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+)`,
  `![x](javascript:${RUN})`,
  `![x](data:text/html,<script>${RUN}</script>)`,
  `![x"onerror="${RUN}](x)`,
  `[x]: javascript:${RUN}\n\n[x] ![x]`,
  `<javascript:${RUN}>`,
  `[a](x "x\\" onclick=\\"${RUN}")`,
  `:red[<img src=x onerror=${RUN}>] :material/x<img onerror=${RUN}>:`,
  `$\\href{javascript:${RUN}}{x}$ $\\htmlData{x=y}{x}$`,
  `$$\\url{javascript:${RUN}} \\includegraphics{javascript:${RUN}}$$`,
  `\`\`\`html onclick=${RUN}\n<img src=x onerror=${RUN}>\n\`\`\``,
  `|<img src=x onerror=${RUN}>|\n|-|\n|[x](javascript:${RUN})|`,
  `[^1]\n\n[^1]: <img src=x onerror=${RUN}> [x](javascript:${RUN})`,
]

/** Addresses. */
export const HOSTILE_URLS: readonly string[] = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `  javascript:${RUN}`,
  `\u0000javascript:${RUN}`,
  `\u0001\u001fjavascript:${RUN}`,
  `java\tscript:${RUN}`,
  `java\nscript:${RUN}`,
  `java\r\nscript:${RUN}`,
  `javascript\t:${RUN}`,
  `\n\njavascript:${RUN}`,
  `javascript://x%0A${RUN}`,
  `javascript:/*https://*/${RUN}`,
  `javascript:"https://a.b/";${RUN}`,
  'vbscript:msgbox(1)',
  'livescript:1',
  `data:text/html,<script>${FRAMED}</script>`,
  'data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+',
  'data:TEXT/HTML,x',
  'data:,x',
  'data:application/xhtml+xml,x',
  'data:text/xml,x',
  'da\tta:text/html,x',
  `view-source:javascript:${RUN}`,
  `feed:javascript:${RUN}`,
  `jar:javascript:${RUN}!/x`,
  'file:///etc/passwd',
  'filesystem:https://a.b/x',
  'about:blank',
]

const FORBIDDEN =
  'script, iframe, frame, object, embed, applet, portal, base, meta, link, template, foreignObject, use, animate, set'
const ADDRESSES = /^(href|src|action|formaction|poster|data|background|cite|ping|lowsrc|dynsrc|xlink:href)$/i
const HARMLESS = new Set(['http:', 'https:', 'mailto:', 'tel:', 'ftp:', 'sms:', 'blob:'])

/** Fails if anything in `root` could run a script, or one has run. */
export function expectHarmless(root: ParentNode, payload: string) {
  const found = [...root.querySelectorAll(FORBIDDEN)].map(node => node.outerHTML)
  expect(found, payload).toEqual([])
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name, payload).not.toMatch(/^on|^srcdoc$|^srcset$|^formaction$|^http-equiv$/i)
      if (ADDRESSES.test(name)) expect(isHarmless(value), `${payload}\n${name}="${value}"`).toBe(true)
    }
    poke(element)
  }
  expect(hasRun(), payload).toBe(false)
}

/** Whether a script of the data has run. */
export function hasRun(): boolean {
  return document.title === '1'
}

// As a browser reads it.
function isHarmless(address: string): boolean {
  if (!URL.canParse(address, 'https://here.example/')) return true
  const { protocol, href } = new URL(address, 'https://here.example/')
  return HARMLESS.has(protocol) || /^data:(image|audio|video)\//.test(href)
}

const EVENTS = [
  'click',
  'error',
  'load',
  'toggle',
  'focus',
  'blur',
  'change',
  'mouseover',
  'animationstart',
  'begin',
]

/** Lets handlers in attributes run, if there are any. */
export function poke(element: Element) {
  for (const name of EVENTS) element.dispatchEvent(new Event(name))
}
