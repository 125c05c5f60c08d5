import { render, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { Markdown } from '../elements/Markdown'

const HOSTILE = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked=1">',
  '<img src="javascript:window.hacked=1">',
  '<svg onload="window.hacked=1"></svg>',
  '<svg><script>window.hacked=1</script></svg>',
  '<svg><a xlink:href="javascript:window.hacked=1"><text>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
  '<svg><animate onbegin="window.hacked=1" attributeName="x" dur="1s"/></svg>',
  '<svg><set attributeName="href" to="javascript:window.hacked=1"/></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>1</script>"></iframe></foreignObject></svg>',
  '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '<iframe src="javascript:parent.hacked=1"></iframe>',
  '<object data="javascript:window.hacked=1"></object>',
  '<embed src="data:text/html,<script>1</script>">',
  '<a href="javascript:window.hacked=1">x</a>',
  '<a href=" jav&#x09;ascript:window.hacked=1">x</a>',
  '<a href="data:text/html,<script>1</script>">x</a>',
  '[x](javascript:window.hacked=1)',
  '[x](<java\tscript:window.hacked=1>)',
  '![x](javascript:window.hacked=1)',
  '[x]: javascript:window.hacked=1\n\n[x]',
  '<javascript:window.hacked=1>',
  '<form action="javascript:window.hacked=1"><button formaction="javascript:1">x</button></form>',
  '<math><mtext><img src=x onerror=window.hacked=1></mtext></math>',
  '<details open ontoggle="window.hacked=1"><summary>x</summary></details>',
  '<video poster="javascript:1" onloadstart="window.hacked=1"><source onerror="window.hacked=1"></video>',
  '<body onload="window.hacked=1"><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=x">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<div style="background:url(javascript:window.hacked=1)" onmouseover=window.hacked=1>x</div>',
  '<style><img src=x onerror=window.hacked=1></style>',
  '<noscript><p title="</noscript><img src=x onerror=window.hacked=1>"></noscript>',
  '<template><img src=x onerror=window.hacked=1></template>',
  '<xss onclick="window.hacked=1" is="x">x</xss>',
  '$\\href{javascript:window.hacked=1}{x}$',
]

const FORBIDDEN =
  'script, iframe, object, embed, base, meta, link, foreignObject, animate, set, use, template'

async function checked(body: string, allowHtml: boolean, inline = false) {
  const { container } = render(
    <Markdown body={`**.** ${inline ? '' : '\n\n'}${body}`} allowHtml={allowHtml} inline={inline} />,
  )
  await waitFor(() => expect(container.querySelector('strong')).not.toBeNull())
  if (body.includes('$')) await waitFor(() => expect(container.querySelector('.katex')).not.toBeNull())
  expect(container.querySelectorAll(FORBIDDEN)).toHaveLength(0)
  for (const element of container.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^srcdoc$|^formaction$/i)
      if (/^(href|src|action|poster|xlink:href)$/i.test(name)) {
        expect(value.replace(/[\s\p{Cc}]/gu, '')).not.toMatch(/^(javascript|vbscript|data:text)/i)
      }
    }
  }
  expect(window).not.toHaveProperty('hacked')
}

describe('no script from data runs', () => {
  test.each(HOSTILE)('where HTML is allowed: %s', body => checked(body, true))
  test.each(HOSTILE)('where it is not: %s', body => checked(body, false))
  test.each(HOSTILE)('in a label: %s', body => checked(body, false, true))
})

test('what looks only are for stays', async () => {
  const body =
    '<style>.mine { color: red }</style><div class="mine" id="own" style="padding: 1em"><b>x</b>' +
    '<svg viewBox="0 0 4 4"><circle cx="2" cy="2" r="1" fill="red"/></svg></div>'
  const { container } = render(<Markdown body={body} allowHtml />)
  await waitFor(() => expect(container.querySelector('#own.mine b')).not.toBeNull())
  expect(container.querySelector('style')).toHaveTextContent('.mine { color: red }')
  expect(container.querySelector<HTMLElement>('#own')?.style.padding).toBe('1em')
  expect(container.querySelector('svg[viewBox] circle[r="1"]')).not.toBeNull()
})
