/**
 * The areas of Shuozhou as the city is built from them: counties, towns, villages, with names and
 * codes of the published list. The list itself lives with the forms.
 */
import areasOfShuozhou from '../../forms/codelists/areas-shuozhou.json' with { type: 'json' }

export interface AreaRecord {
  /** Twelve digits. */
  readonly code: string
  readonly level: 'county' | 'town' | 'village'
  readonly parent: string
  readonly name: string
}

export const areaRecords: readonly AreaRecord[] = areasOfShuozhou.items.flatMap((item) => {
  const level = levelOf(item.level)
  return level && item.parent
    ? [{ code: item.code, level, parent: item.parent, name: item.name }]
    : []
})

function levelOf(level: string): AreaRecord['level'] | undefined {
  return level === 'county' || level === 'town' || level === 'village' ? level : undefined
}
