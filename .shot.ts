import { launchChromium } from './tests/support/browser.ts'

const shots: [string, number, number, string, string?][] = JSON.parse(process.argv[2]!)
const b = await launchChromium()
for (const [name, w, h, query, act] of shots) {
  const p = await b.newPage({ viewport: { width: w, height: h } })
  p.on('console', (m) => {
    if (['error', 'warning'].includes(m.type())) console.log(name, m.text())
  })
  p.on('pageerror', (e) => console.log(name, 'PAGEERROR', e.message))
  await p.goto('http://127.0.0.1:8791/?' + query)
  await p.waitForSelector('.jf-surface')
  await p.waitForTimeout(500)
  if (act) {
    await p.evaluate('0')
    await new Function('p', `return (async()=>{${act}})()`)(p)
    await p.waitForTimeout(300)
  }
  await p.screenshot({ path: `/tmp/e1b-shots/${name}.png` })
  await p.close()
}
await b.close()
