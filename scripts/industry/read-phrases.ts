/** Labelled phrases: what people say they do, with the class it is. Tab-separated: code, phrase, manner. */
import { readFileSync } from 'node:fs'

export interface LabelledPhrase {
  readonly code: string
  readonly phrase: string
  /** How it is said: everyday, formal, shop, scope, sentence, slip or pinyin. */
  readonly manner: string
}

export function readPhrases(file: string): LabelledPhrase[] {
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  if (head !== 'code\tphrase\tmanner') throw new Error(`${file}: unexpected heading ${head}`)
  return lines.map((line, at) => {
    const [code, phrase, manner] = line.split('\t')
    if (!code || !phrase || !manner) throw new Error(`${file}: line ${at + 2} has an empty field`)
    return { code, phrase, manner }
  })
}
