/**
 * `npx tsx scripts/linkage/write-traditional-characters.ts`: traditional and variant characters and
 * what they are in simplified script, from OpenCC's tables, into `forms/linkage/`. Character by
 * character, because names are compared character by character.
 */
import { writeFileSync } from 'node:fs'
import { Converter } from 'opencc-js'

const toSimplified = Converter({ from: 't', to: 'cn' })
const traditional: string[] = []
const simplified: string[] = []
for (let code = 0x3400; code <= 0x9fff; code++) {
  const character = String.fromCharCode(code)
  const meant = toSimplified(character)
  if (meant === character || meant.length !== 1) continue
  traditional.push(character)
  simplified.push(meant)
}
const list = {
  source: 'OpenCC (Apache-2.0), by way of opencc-js 1.4.2',
  traditional: traditional.join(''),
  simplified: simplified.join(''),
}
writeFileSync('forms/linkage/traditional-characters.json', `${JSON.stringify(list, null, 2)}\n`)
process.stdout.write(`${traditional.length} characters\n`)
