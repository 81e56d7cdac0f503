import { launchChromium } from './tests/support/browser.ts'

const b = await launchChromium()
const p = await b.newPage({ viewport: { width: 1280, height: 800 } })
await p.goto('http://127.0.0.1:8791/?form=621')
await p.waitForSelector('.jf-surface')
await p.waitForTimeout(400)
await p.focus('[data-path=locationAreaCode]')
await p.keyboard.type('北城')
await p.waitForTimeout(300)
console.log(
  await p.evaluate(
    `(()=>{const r=document.querySelector('.jf-layout-rail'); const c=r.getBoundingClientRect(); return JSON.stringify([scrollY,c.top,c.height,r.scrollTop,document.querySelector('.jf-layout').getBoundingClientRect().height, getComputedStyle(r).top, getComputedStyle(r).position])})()`,
  ),
)
await b.close()
