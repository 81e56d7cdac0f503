/**
 * A scope that lists food, tobacco and daily goods, each for itself, is a shop that sells a bit of everything:
 * 综合零售, not the first of the goods it names.
 */

const kinds: readonly RegExp[] = [
  /食品|副食|饮料|酒水?|粮油|零食/u,
  /烟草|卷烟|香烟|(?<!油|禁)烟(?!花|筒|囱|道|气)/u,
  /日用(?:百货|品|杂品)|日杂|百货|杂货|洗化|文具/u,
]

const sells = /销售|零售|经营|卖|店|超市|门市|批零/u

/** What such a shop is to be read as, likeliest first, or undefined where the scope is something else. */
export function readGeneralStore(phrase: string): readonly string[] | undefined {
  if (/生产|加工|制造|批发(?!零售|兼)|餐饮|住宿/u.test(phrase) || !sells.test(phrase))
    return undefined
  return kinds.every((kind) => kind.test(phrase)) ? ['综合零售', '超市', '便利店'] : undefined
}
