/**
 * The small city on a real server with the built screens, and in it a few units that between them owe
 * every form, each form begun with all its answers but one: for journeys through the questionnaire.
 */
import type { Page } from 'playwright-core'
import { formMark } from '../../forms/form-words.ts'
import { formSummaries } from '../../forms/generated/registry.ts'
import { commandContext } from '../../server/cli/command-context.ts'
import type { Account } from '../../server/contract/identity.ts'
import { assignBlock } from '../../server/domains/areas/index.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { createAccount, issueSignInLink } from '../../server/domains/identity/index.ts'
import { enterApproval, openForm } from '../../server/domains/instruments/index.ts'
import { loadUnitAttributes, receiveRevision } from '../../server/domains/responses/index.ts'
import { startServer } from '../../server/main.ts'
import type { Context } from '../../server/platform/context.ts'
import type { Database } from '../../server/platform/database/database.ts'
import { setInstallation } from '../../server/platform/installation.ts'
import { silentLog } from '../../server/platform/log.ts'
import { assignForms } from './assign-forms.ts'
import { officeAttributesOf } from './office-attributes.ts'
import { loadSmallCity, MAYI, MAYI_1 } from './small-city.ts'
import type { SoundDocument } from './sound-documents.ts'
import { openTestDatabase } from './test-database.ts'
import { testThreads } from './test-threads.ts'

export interface Town {
  readonly origin: string
  readonly database: Database
  /** Of the city; it has entered `entered` for every form. */
  readonly office: Account
  /** Who fills in a form: the unit itself, or the enumerator of its block. */
  respondentOf(document: SoundDocument): Account
  /** Who signs for a unit, with an account of their own; made when first asked for. */
  headOf(unitId: string): Promise<Account>
  signIn(page: Page, account: Account): Promise<void>
  close(): Promise<void>
}

/** The answer left out of every draft, for the journey to give. */
export const leftOut = (document: SoundDocument): { key: string; text: string } => {
  const key = 'preparer' in document.reported ? 'preparer' : 'contactPhone'
  return { key, text: String(document.reported[key]) }
}

const period = '2023'
/** The approval under which the town uses the forms. */
export const entered = {
  issuingBody: '马邑市统计局',
  approvalNumber: '马统制〔2023〕7号',
  validUntil: '2099-06-30',
} as const
const audiences = new Map<string, string>(formSummaries.map(({ id, audience }) => [id, audience]))

export function isFilledOnline({ form }: SoundDocument): boolean {
  return audiences.get(form) === 'enterprise'
}

export interface TownOptions {
  /** Forms are begun with all answers but one; else they are owed and blank. */
  readonly begun?: boolean
  /** Links ask for passwords, as a real installation does. */
  readonly fullSignIn?: boolean
}

export async function serveTown(
  units: readonly (readonly SoundDocument[])[],
  { begun = true, fullSignIn = false }: TownOptions = {},
): Promise<Town> {
  const database = await openTestDatabase()
  const ctx = commandContext(database)
  await database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
  await loadSmallCity({ context: ctx })
  for (const { id, version } of formSummaries) {
    await openForm(ctx, {
      formId: id,
      formVersion: version,
      opensOn: '2024-01-01',
      dueOn: '2099-04-30',
    })
  }
  const office = await createAccount(ctx, {
    id: 'city-office-1',
    displayName: '李普',
    role: 'city-office',
    scope: { kind: 'area', areaPrefix: MAYI.slice(0, 4), name: '市普查办' },
  })
  for (const { id, version } of formSummaries) {
    const approval = {
      ...entered,
      tableNumber: `${formMark(id)}表`,
      formId: id,
      formVersion: version,
    }
    await enterApproval({ ...ctx, actor: office }, approval)
  }
  const enumerator = await createAccount(ctx, {
    id: 'enumerator-1',
    displayName: '张普',
    role: 'enumerator',
    scope: { kind: 'area', areaPrefix: MAYI.slice(0, 9), name: '北城街道' },
  })
  await assignBlock(ctx, { blockCode: MAYI_1, accountId: enumerator.id })
  const preparers = new Map<string, Account>()
  const heads = new Map<string, Account>()
  for (const ofUnit of units) {
    const preparer = await enterUnit(ctx, ofUnit)
    preparers.set(ofUnit[0]!.unitId, preparer)
    for (const document of begun ? ofUnit : []) {
      await begin(ctx, document, isFilledOnline(document) ? preparer : enumerator)
    }
  }
  const server = await startServer({
    database,
    log: silentLog,
    threads: testThreads,
    host: '127.0.0.1',
    port: 0,
    demonstration: true,
    fullSignIn,
  })
  const origin = `http://127.0.0.1:${server.port}`
  return {
    origin,
    database,
    office,
    respondentOf: (document) =>
      isFilledOnline(document) ? preparers.get(document.unitId)! : enumerator,
    async headOf(unitId) {
      const preparer = preparers.get(unitId)!
      const head =
        heads.get(unitId) ??
        (await createAccount(ctx, {
          id: `head-${unitId}`,
          displayName: '赵总',
          role: 'enterprise',
          scope: preparer.scope,
          position: 'person-in-charge',
        }))
      heads.set(unitId, head)
      return head
    },
    async signIn(page, account) {
      const { token } = await issueSignInLink(ctx, account.id)
      await page.goto(`${origin}/sign-in/#${token}`)
      await page.getByRole('button', { name: '登录' }).click()
      await page.waitForURL(/\/(field|self-report|office)\//)
    },
    close: () => server.close(),
  }
}

async function enterUnit(ctx: Context, ofUnit: readonly SoundDocument[]): Promise<Account> {
  const { unitId, unit: known } = ofUnit[0]!
  const name = known.unitName ?? unitId
  await ctx.database.write(async (tx) => {
    await tx.insert(unit).values({
      id: unitId,
      kind: known.kind ?? 'legalUnit',
      name,
      unifiedSocialCreditCode: known.unifiedSocialCreditCode ?? null,
      industryCode: known.industryCode ?? null,
      areaCode: MAYI,
      blockCode: MAYI_1,
      address: '马邑路12号',
      aboveScale: known.aboveScale ?? false,
      origin: 'frame',
      openedAt: '2024-01-02T00:00:00.000Z',
      synthetic: true,
    })
  })
  await loadUnitAttributes(ctx, {
    name: '名录',
    units: [{ unitId, attributes: officeAttributesOf(known) }],
  })
  await assignForms(
    ctx,
    ofUnit.map(({ form }) => ({
      unitId,
      formId: form,
      formVersion: '2023.1',
      period,
      dueDate: null,
    })),
  )
  return createAccount(ctx, {
    id: `preparer-${unitId}`,
    displayName: '王会计',
    role: 'enterprise',
    scope: { kind: 'unit', unitId, name },
  })
}

async function begin(ctx: Context, document: SoundDocument, actor: Account): Promise<void> {
  const { [leftOut(document).key]: _, ...reported } = document.reported
  // The unit stands in this town, wherever the city it was made in had it.
  const answers =
    'locationAreaCode' in reported ? { ...reported, locationAreaCode: MAYI } : reported
  const responseId = `${document.unitId}.${document.form}.${period}`
  const revisionId = ctx.newId()
  const envelope = {
    responseId,
    revisionId,
    baseRevisionId: null,
    formId: document.form,
    formVersion: '2023.1',
    unitId: document.unitId,
    answers,
    explanations: [],
    intent: 'draft',
    deviceTime: ctx.clock.now(),
  }
  await receiveRevision(
    { ...ctx, actor },
    { responseId, revisionId, bytes: new TextEncoder().encode(JSON.stringify(envelope)) },
  )
}
