/**
 * `npx tsx scripts/measure-industry.ts [FILE…]`: top-1 and top-5 of the industry suggestions on labelled
 * phrases, beside BM25 over names of classes and over names with the bureau's notes.
 */
import industry from '../forms/codelists/industry.json' with { type: 'json' }
import { loadIndustryIndex } from '../forms/engine/industry/load-industry-index.ts'
import { suggestIndustries } from '../forms/engine/industry/suggest-industries.ts'
import noteTerms from '../forms/industry/note-terms.json' with { type: 'json' }
import { bigramBm25 } from './industry/bigram-bm25.ts'
import { readPhrases } from './industry/read-phrases.ts'
import { type Suggest, type Tally, tallyHits } from './industry/tally-hits.ts'

const notes: Readonly<Record<string, string>> = noteTerms
const classes = industry.items.filter(({ level }) => level === 'class')
const names = new Map(classes.map(({ code, name }) => [code, [name]]))
const namesAndNotes = new Map(
  classes.map(({ code, name }) => [code, [name, ...(notes[code] ?? '').split(' ')]]),
)
const index = await loadIndustryIndex()

const ways: Readonly<Record<string, Suggest>> = {
  'BM25, names': bigramBm25(names),
  'BM25, names and notes': bigramBm25(namesAndNotes),
  suggestions: (phrase) => suggestIndustries(index, phrase, { limit: 5 }).map(({ code }) => code),
}

function row(label: string, { phrases, first, amongFive }: Tally): string {
  return `  ${label.padEnd(24)}${String(phrases).padStart(5)}  ${first.toFixed(3)}  ${amongFive.toFixed(3)}`
}

const files = process.argv.slice(2)
const defaults = ['tuning', 'held-out', 'second-author'].map(
  (name) => `tests/fixtures/industry/${name}.tsv`,
)
for (const file of files.length > 0 ? files : defaults) {
  const phrases = readPhrases(file)
  process.stdout.write(`${file}\n`)
  for (const [label, suggest] of Object.entries(ways)) {
    process.stdout.write(`${row(label, tallyHits(phrases, suggest))}\n`)
  }
  for (const manner of new Set(phrases.map((each) => each.manner))) {
    const some = phrases.filter((each) => each.manner === manner)
    process.stdout.write(`${row(`  ${manner}`, tallyHits(some, ways.suggestions!))}\n`)
  }
}
