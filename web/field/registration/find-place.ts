/** Where the tablet stands, asked at registration only, and how that lies to the block. */
import { getBlock } from '../../../server/contract/areas.ts'
import { metresOutside } from '../../../server/contract/metres-outside.ts'
import type { Registration } from '../../../server/contract/registration.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { keptReply } from '../../outbox/replies.ts'

export interface FoundPlace {
  readonly point: NonNullable<Registration['point']>
  /** 0 inside; null where the block's outline is not on the device. */
  readonly metresOutside: number | null
}

const PATIENCE_MS = 20_000

/** Throws words that say why there is no place. */
export async function findPlace(
  database: DeviceDatabase,
  blockCode: string | null,
): Promise<FoundPlace> {
  const { coords } = await position()
  const { longitude, latitude, accuracy } = coords
  const kept =
    blockCode &&
    // Where the device cannot be read just now, the place is kept and the server measures.
    (await keptReply(database, getBlock, { params: { blockCode } }).catch(() => undefined))
  return {
    point: {
      ...{ longitude, latitude, accuracyMetres: Math.round(accuracy) },
      takenAt: new Date().toISOString(),
    },
    metresOutside: kept ? metresOutside([longitude, latitude], kept.geometry) : null,
  }
}

function position(): Promise<GeolocationPosition> {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) {
      reject(new Error('这台设备没有定位，请拍证照或门面照片'))
      return
    }
    navigator.geolocation.getCurrentPosition(resolve, (fault) => reject(new Error(words(fault))), {
      ...{ enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    })
  })
}

function words(fault: GeolocationPositionError): string {
  return fault.code === fault.PERMISSION_DENIED
    ? '没有定位权限：请在系统设置里允许本应用使用位置，或拍证照、门面照片'
    : '一时定不了位：到室外空旷处再试，或拍证照、门面照片'
}
