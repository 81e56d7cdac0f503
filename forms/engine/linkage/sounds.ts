/** How a text is read aloud, character by character: 鑫源 and 新源 sound alike. */

export type Sounds = ReadonlyMap<number, number>

/** From syllables and their characters, the most usual reading of a character being any of its first. */
export function buildSounds(readings: Readonly<Record<string, string>>): Sounds {
  const sounds = new Map<number, number>()
  const ranks = new Map<number, number>()
  let syllable = 0
  for (const characters of Object.values(readings)) {
    syllable++
    for (let rank = 0; rank < characters.length; rank++) {
      const unit = characters.charCodeAt(rank)
      if ((ranks.get(unit) ?? Number.POSITIVE_INFINITY) <= rank) continue
      ranks.set(unit, rank)
      sounds.set(unit, syllable)
    }
  }
  return sounds
}

/** The text with each character replaced by a sign for its syllable; unknown ones stay. */
export function soundOf(sounds: Sounds, text: string): string {
  const spoken: number[] = []
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const syllable = sounds.get(unit)
    // Private use area, so that a sound never equals a character.
    spoken.push(syllable === undefined ? unit : 0xe000 + syllable)
  }
  return String.fromCharCode(...spoken)
}
