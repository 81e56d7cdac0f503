/**
 * Puts right characters that were mistaken for others of the same sound (里发店 → 理发店) or of much the same
 * shape. Only where the written neighbours are unknown together; a clause the vocabulary knows stays.
 */
import { gramKey, type IndustryIndex } from './build-industry-index.ts'
import { type Choice, likeliestCharacters } from './likeliest-characters.ts'
import { soundsOf } from './sounds.ts'

/** Groups of characters often taken for one another when written or picked from a list. */
const lookalikes = (
  '冶治 未末 土士 千干 贷货 拆折 竞竟 晶品 洒酒 菅管官 侯候 券卷 析折 间问 住往 桶捅 材村 设没 籍藉 复夏 ' +
  '农衣 处外 找我 休体 牛午 鸟乌 车东 己已 太大 厂广 科料 话活 师帅 幻幼 蓝篮 炉护 具县 店占站 客容 各名 石右 采来 ' +
  '米来 商南 销锁 钢纲 砖转 塑塔 漆膝 装袋 理埋 饭饮 饲饱 管营 菜莱 诊珍 院完 校较 育盲 托扎 驾架 洗先 澡燥 浴洛 ' +
  '按接 推堆 美姜 发友 烫汤 休修 加如 苗田 徒徙 粉纷 练炼 机杌 电由 肉内 鸡鸭 果杲 服报 帽冒 租祖粗 赁凭货'
).split(' ')

/** Sounds that are confused in speech here. */
function nearSounds(syllable: string): string[] {
  const near = new Set([syllable])
  const swap = (from: RegExp, to: string) => {
    for (const each of [...near]) near.add(each.replace(from, to))
  }
  swap(/^zh/, 'z')
  swap(/^z(?!h)/, 'zh')
  swap(/^sh/, 's')
  swap(/^s(?!h)/, 'sh')
  swap(/^ch/, 'c')
  swap(/^c(?!h)/, 'ch')
  swap(/(?<=[aei])n$/, 'ng')
  swap(/(?<=[aei])ng$/, 'n')
  return [...near]
}

const SAME_SOUND = 3.2
const NEAR_SOUND = 4.6
const SAME_SHAPE = 3.6

export function mendCharacters(index: IndustryIndex, clause: string): string {
  const knows = (first: string | undefined, second: string | undefined) =>
    first !== undefined &&
    second !== undefined &&
    index.postings.has(gramKey(first.charCodeAt(0), second.charCodeAt(0)))
  const characters = [...clause]
  const strange = characters.map((each, at) => {
    const before = at === 0 || knows(characters[at - 1], each)
    const after = at === characters.length - 1 || knows(each, characters[at + 1])
    return !(before && after)
  })
  if (!strange.includes(true) || index.terms.has(clause)) return clause
  const { syllables, of } = soundsOf(index)
  const places = characters.map((written, at): Choice[] => {
    const choices = new Map([[written, 0]])
    if (strange[at]) {
      const offer = (character: string, cost: number) => {
        if (!choices.has(character)) choices.set(character, cost)
      }
      for (const own of of.get(written) ?? []) {
        for (const sound of nearSounds(own)) {
          const cost = sound === own ? SAME_SOUND : NEAR_SOUND
          for (const character of syllables.get(sound) ?? '') offer(character, cost)
        }
      }
      for (const pair of lookalikes) {
        if (pair.includes(written)) for (const character of pair) offer(character, SAME_SHAPE)
      }
    }
    return [...choices].map(([character, cost]) => ({ character, cost }))
  })
  const mended = likeliestCharacters(index, places)
  const changes = characters.filter((written, at) => written !== mended[at]).length
  return changes <= Math.max(1, Math.floor(characters.length / 4)) ? mended : clause
}
