/**
 * A small city for tests: the real areas, three blocks in two counties, two buildings, and people of
 * every role. Codes and names of the areas are those of the code list.
 */
import type { Polygons } from '../../server/contract/areas.ts'
import {
  assignBlock,
  loadAreas,
  loadBlocks,
  loadBuildings,
} from '../../server/domains/areas/index.ts'
import type { SignedIn, TestApp } from './test-app.ts'

/** 朔城区 北城街道 马邑路中心社区: two blocks. */
export const MAYI = '140602001001'
export const MAYI_1 = `${MAYI}01`
export const MAYI_2 = `${MAYI}02`
/** 朔城区 北城街道 北关路中心社区: one block. */
export const BEIGUAN = '140602001002'
export const BEIGUAN_1 = `${BEIGUAN}01`
/** 平鲁区 井坪镇: the neighbouring county; its first village, one block. */
export const PINGLU_BLOCK = '14060310000101'

const square: Polygons = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [112.43, 39.33],
        [112.44, 39.33],
        [112.44, 39.34],
        [112.43, 39.33],
      ],
    ],
  ],
}

export async function loadSmallCity(app: Pick<TestApp, 'context'>): Promise<void> {
  await loadAreas(app.context)
  await loadBlocks(
    app.context,
    [MAYI_1, MAYI_2, BEIGUAN_1, PINGLU_BLOCK].map((code) => ({
      code,
      name: `${code.slice(-2)} 小区`,
      geometry: square,
    })),
  )
  await loadBuildings(app.context, [
    building('B-1', MAYI_1, '马邑商厦'),
    building('B-2', MAYI_2, '振华大楼'),
  ])
}

function building(code: string, blockCode: string, name: string) {
  return { code, blockCode, name, address: '', kind: '商业', floors: 5, geometry: square }
}

export interface People {
  readonly enumerator: SignedIn
  readonly supervisor: SignedIn
  readonly enterprise: SignedIn
  readonly township: SignedIn
  readonly county: SignedIn
  readonly city: SignedIn
  readonly neighbour: SignedIn
  readonly department: SignedIn
  readonly system: SignedIn
  readonly security: SignedIn
  readonly audit: SignedIn
}

/** One person of every role; the enumerator walks 马邑路 block 01, the neighbour is 平鲁区's office. */
export async function signInEveryone(app: TestApp): Promise<People> {
  const area = (areaPrefix: string, name: string) => ({ kind: 'area', areaPrefix, name }) as const
  const county = area('140602', '朔城区')
  const people: People = {
    enumerator: await app.signIn('enumerator', area('140602001', '北城街道'), '张普'),
    supervisor: await app.signIn('supervisor', area('140602001', '北城街道')),
    enterprise: await app.signIn('enterprise', { kind: 'unit', unitId: 'unit-x', name: '某单位' }),
    township: await app.signIn('township-office', area('140602001', '北城街道')),
    county: await app.signIn('county-office', county, '王县办'),
    city: await app.signIn('city-office', area('1406', '朔州市')),
    neighbour: await app.signIn('county-office', area('140603', '平鲁区')),
    department: await app.signIn('department', { kind: 'industries', codes: ['B'], name: '能源' }),
    system: await app.signIn('system-administrator', county),
    security: await app.signIn('security-administrator', county),
    audit: await app.signIn('audit-administrator', county),
  }
  await assignBlock(app.context, {
    blockCode: MAYI_1,
    accountId: people.enumerator.account.id,
  })
  return people
}

/** Roles that hold no right on areas and frame whatsoever. */
export const outsiders = ['enterprise', 'department', 'system', 'security', 'audit'] as const
