/** A code list of areas as long as a whole country's, with made-up names: 600,000 villages. */
import type { CodeItem, CodeListData } from '../../../forms/engine/types.ts'

const signs: readonly (readonly [string, string])[] = [
  ...(
    '马ma 邑yi 路lu 朔shuo 城cheng 山shan 阴yin 应ying 怀huai 仁ren 平ping 鲁lu 北bei 南nan 东dong 西xi 大da 小xiao ' +
    '王wang 李li 张zhang 赵zhao 河he 沟gou 家jia 庄zhuang 堡bao 店dian 湾wan 坪ping 岭ling 泉quan 新xin 旧jiu 上shang 下xia'
  )
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
]

function named(number: number, length: number): { name: string; spelling: string } {
  let rest = number
  let name = ''
  const sounds: string[] = []
  for (let at = 0; at < length; at += 1) {
    const [sign, sound] = signs[(rest * 7 + at * 11) % signs.length]!
    name += sign
    sounds.push(sound)
    rest = Math.floor(rest / signs.length) + number
  }
  return { name, spelling: sounds.join(' ') }
}

const levels = [
  { level: 'province', from: 0, to: 2, each: 31, ending: '省', sound: 'sheng' },
  { level: 'city', from: 2, to: 4, each: 11, ending: '市', sound: 'shi' },
  { level: 'county', from: 4, to: 6, each: 9, ending: '县', sound: 'xian' },
  { level: 'town', from: 6, to: 9, each: 14, ending: '镇', sound: 'zhen' },
  { level: 'village', from: 9, to: 12, each: 14, ending: '村', sound: 'cun' },
] as const

export function manyAreas(): { list: CodeListData; spellings: string } {
  const items: CodeItem[] = []
  const lines: string[] = []
  const grow = (depth: number, prefix: string, parent: string | null): void => {
    const { level, from, to, each, ending, sound } = levels[depth]!
    for (let at = 1; at <= each; at += 1) {
      const digits = prefix + String(at).padStart(to - from, '0')
      const code = digits.padEnd(12, '0')
      const { name, spelling } = named(items.length + 1, depth < 3 ? 2 : 3)
      const leaf = depth === levels.length - 1
      items.push({ code, name: name + ending, parent, leaf, level })
      lines.push(`${spelling} ${sound}`)
      if (!leaf) grow(depth + 1, digits, code)
    }
  }
  grow(0, '', null)
  const list: CodeListData = {
    ...{ id: 'areas-shuozhou', title: '区划', edition: '-', source: '-', status: 'project', items },
  }
  return { list, spellings: lines.join('\n') }
}
