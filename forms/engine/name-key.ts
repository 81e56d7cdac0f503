/** Comparing the names of units. Pure. */

/** The same for names that differ only in width, blanks, brackets and dots. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s()[\]【】〔〕<>《》「」“”"'·•.,，。、\-—_]/g, '')
}
