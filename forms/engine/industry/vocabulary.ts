/**
 * The words industries are known by, as the data files of forms/industry hold them: the bureau's terms, street
 * wording, goods by what one does with them, and how characters are read.
 */
import type { CodeListData } from '../types.ts'

/** Code of a class → its words, parted by spaces. */
export type WordsByClass = Readonly<Record<string, string>>

/** Goods with the class that makes, sells or repairs them; a class is left out where nobody here does. */
export interface Goods {
  readonly made?: string
  readonly wholesale?: string
  readonly retail?: string
  readonly repaired?: string
  readonly words: string
}

export interface IndustryVocabulary {
  readonly industry: CodeListData
  readonly noteTerms: WordsByClass
  readonly everydayWords: WordsByClass
  readonly goods: readonly Goods[]
  /** Syllable without tone → the characters read so, most usual first. */
  readonly readings: Readonly<Record<string, string>>
}

/** A class (小类) of GB/T 4754-2017. */
export interface IndustryClass {
  readonly code: string
  readonly name: string
  readonly section: string
}
