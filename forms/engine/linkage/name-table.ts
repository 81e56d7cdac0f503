/**
 * Every distinct name once: its parts numbered, its characters and pairs of characters as sorted
 * numbers, and how often each occurs. Records point into it.
 */
import { createNumbering, mix, type Numbering, numberOf, withRoom } from './numbers.ts'
import { readName } from './read-name.ts'
import type { RegionNames } from './region-names.ts'
import { type Sounds, soundOf } from './sounds.ts'

const GRAM_BITS = 20
export const GRAMS = 1 << GRAM_BITS

export interface NameTable {
  /** As written → number of the name. */
  readonly written: Map<string, number>
  readonly parts: Numbering
  readonly soundsOfParts: Map<number, number>
  /** Per name: numbers of parts. */
  plain: Int32Array
  stripped: Int32Array
  tradeName: Int32Array
  trade: Int32Array
  branch: Int32Array
  form: Int32Array
  sound: Int32Array
  former: Int32Array
  /** 1 where the name is no more than a person's. */
  bare: Uint8Array
  /** Per name: where its grams begin; they end where the next name's begin. */
  gramsFrom: Int32Array
  grams: Int32Array
  /** Records whose name has the gram. */
  readonly gramCount: Uint32Array
  /** Records by number of part, as 字号 and as stripped name. */
  tradeNameCount: Int32Array
  strippedCount: Int32Array
  count: number
}

export function createNameTable(): NameTable {
  const column = () => new Int32Array(1024)
  return {
    written: new Map([['', 0]]),
    parts: createNumbering(),
    soundsOfParts: new Map(),
    plain: column(),
    stripped: column(),
    tradeName: column(),
    trade: column(),
    branch: column(),
    form: column(),
    sound: column(),
    former: column(),
    bare: new Uint8Array(1024),
    gramsFrom: column(),
    grams: column(),
    gramCount: new Uint32Array(GRAMS),
    tradeNameCount: column(),
    strippedCount: column(),
    count: 1,
  }
}

export function numberOfName(
  table: NameTable,
  written: string,
  { regions, sounds }: { readonly regions: RegionNames; readonly sounds: Sounds },
): number {
  const known = table.written.get(written)
  if (known !== undefined) return known
  const read = readName(written, regions)
  if (read.plain === '') {
    table.written.set(written, 0)
    return 0
  }
  const former = read.former ? numberOfName(table, read.former, { regions, sounds }) : 0
  const name = table.count++
  table.written.set(written, name)
  makeRoom(table, name + 2)
  const { parts } = table
  table.plain[name] = numberOf(parts, read.plain)
  table.stripped[name] = numberOf(parts, read.stripped)
  table.tradeName[name] = numberOf(parts, read.tradeName)
  table.trade[name] = numberOf(parts, read.trade)
  table.branch[name] = numberOf(parts, read.branch)
  table.form[name] = numberOf(parts, read.form)
  table.former[name] = former
  table.bare[name] = looksLikePerson(read.plain) && read.form === '' && read.trade === '' ? 1 : 0
  table.sound[name] = soundOfPart(table, table.tradeName[name]!, sounds)
  const from = table.gramsFrom[name]!
  const grams = gramsOf(read.stripped)
  table.grams = withRoom(table.grams, from + grams.length)
  table.grams.set(grams, from)
  table.gramsFrom[name + 1] = from + grams.length
  return name
}

/** Counts one record more that bears the name. */
export function countName(table: NameTable, name: number): void {
  if (name === 0) return
  for (let i = table.gramsFrom[name]!; i < table.gramsFrom[name + 1]!; i++) {
    table.gramCount[table.grams[i]!]!++
  }
  const parts = table.parts.texts.length
  table.tradeNameCount = withRoom(table.tradeNameCount, parts)
  table.strippedCount = withRoom(table.strippedCount, parts)
  table.tradeNameCount[table.tradeName[name]!]!++
  table.strippedCount[table.stripped[name]!]!++
}

function makeRoom(table: NameTable, length: number): void {
  if (length <= table.plain.length) return
  for (const key of [
    'plain',
    'stripped',
    'tradeName',
    'trade',
    'branch',
    'form',
    'sound',
  ] as const) {
    table[key] = withRoom(table[key], length)
  }
  table.former = withRoom(table.former, length)
  table.bare = withRoom(table.bare, length)
  table.gramsFrom = withRoom(table.gramsFrom, length)
}

function soundOfPart(table: NameTable, part: number, sounds: Sounds): number {
  const known = table.soundsOfParts.get(part)
  if (known !== undefined) return known
  const number = numberOf(table.parts, soundOf(sounds, table.parts.texts[part]!))
  table.soundsOfParts.set(part, number)
  return number
}

/** Characters and pairs of them, each once, as sorted numbers. */
function gramsOf(text: string): Int32Array {
  const grams = new Set<number>()
  for (let i = 0; i < text.length; i++) {
    grams.add(mix(1, text.charCodeAt(i)) >>> (32 - GRAM_BITS))
    if (i > 0) grams.add(mix(2, text.charCodeAt(i - 1), text.charCodeAt(i)) >>> (32 - GRAM_BITS))
  }
  return Int32Array.from(grams).sort()
}

/** Two to four characters that begin with a surname may be a person's name. */
export function looksLikePerson(text: string): boolean {
  return text.length >= 2 && text.length <= 4 && SURNAMES.has(text.charCodeAt(0))
}

const SURNAMES = new Set(
  [
    ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康常牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封官谈鞠匡惠荆乐冀郁胥南班储芮支丰蔚',
  ].map((character) => character.charCodeAt(0)),
)
