/** Operations on tablets: enrolled by a QR code, known by their key, reported on at each sync, revoked when lost. */
import { type Static, Type } from 'typebox'

/** What a tablet says of itself at sync. Counts and versions only; nothing of what was filled in. */
export const DeviceReport = Type.Object({
  appVersion: Type.String({ maxLength: 40 }),
  /** Editions of the code lists on the device, by list. */
  codeLists: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 40 })),
  /** Blocks whose frame lies on the device. */
  blocks: Type.Integer({ minimum: 0 }),
  /** Sealed revisions not yet received by the server, and drafts not yet sealed. */
  waiting: Type.Integer({ minimum: 0 }),
  drafts: Type.Integer({ minimum: 0 }),
  /** Whether the browser promised to keep the data; null where it does not say. */
  persisted: Type.Union([Type.Boolean(), Type.Null()]),
  storageUsedBytes: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  storageQuotaBytes: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
})
export type DeviceReport = Static<typeof DeviceReport>
