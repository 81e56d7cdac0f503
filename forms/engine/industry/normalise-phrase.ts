/**
 * What someone wrote about the business → clauses of plain characters: widths and cases levelled, licence
 * boilerplate, place names and legal forms taken out. Each clause names one activity or several joined ones.
 */

const boilerplate =
  /[(（][^)）]*(?:批准|许可|凭|依法|除外|不含|国家)[^)）]*[)）]|(?:一般|许可|经营)(?:经营)?(?:项目|范围)[:：]?|依法须经批准的项目.*$/gu
const legalForms = /(?:有限责任|股份有限|有限|集团)(?=公司)|个体工商户/gu
const places =
  /山西省?|朔州市?|朔城区|平鲁区|山阴县|应县(?!木塔)|右玉县?|怀仁[市县]?|大同市?|太原市?|本[市县村镇]/gu
const fillers =
  /主要(?:是|从事|经营|业务)?|从事|专业|专门|我们?家?|自己|开了?[一]?[个家间]|[一]?家人|平时|各[种类]|本店|其他|等(?=$|业务|活动)|相关|之类的?|业务$|活动$|的$/gu

/** Characters that carry meaning: Han, Latin letters, digits. */
const notWord = /[^\p{Script=Han}a-z0-9]+/gu

/** Full-width to half-width, lower case, nothing invisible. */
export function levelText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
}

const plainHan = /^[\u4e00-\u9fff]+$/

/** A word as the index keeps it. */
export function plainWord(text: string): string {
  if (plainHan.test(text)) return text
  return levelText(text).replace(notWord, '')
}

/** Longest clause and most clauses looked at: a licence scope may run to thousands of characters. */
const LONGEST = 60
const MOST = 8

/** Clauses in the order written; the first is what the unit mainly does. */
export function clausesOf(phrase: string): string[] {
  const text = levelText(phrase.slice(0, 2000)).replace(boilerplate, ' ').replace(legalForms, '')
  const clauses: string[] = []
  for (const part of text.split(/[;,。!?\n\r\t]+/u)) {
    const bare = part.replace(notWord, '')
    const plain = bare.replace(places, '').replace(fillers, '')
    const clause = plain.length > 0 ? plain : bare
    if (clause.length > 0) clauses.push(clause.slice(0, LONGEST))
    if (clauses.length === MOST) break
  }
  return clauses
}
