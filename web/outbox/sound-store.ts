/**
 * Makes it safe to open IndexedDB on a device that is, or was, full. A write that fails on a full disk
 * leaves half a record at the end of Chromium's log (LevelDB). The next opening writes on behind it; the
 * opening after that takes the half record for corruption and deletes every database of the origin, also
 * where lasting storage was promised. So nothing is opened while there is no room, and before any other
 * opening enough is written that the log is closed and its content moved into tables, half record left out.
 */
import { openDB } from 'idb'

/** All databases of an origin share one log: this one is there to fill it. */
const NAME = 'jingpu-log'
/** Under the 64 KB above which Chromium puts a value into a file of its own, past the log. */
const PIECE_BYTES = 60_000
/** 4.8 MB in all: the log is closed at 4.2 MB or less. */
const PIECES = 80
const PIECES_AT_ONCE = 20
/** The pieces, the tables written from the log, and some answers. */
const ROOM_BYTES = 8_000_000
const LOOK_AGAIN_MS = 1_500
const LOOKS_AT_A_REFUSAL = 20
/** A file of this size takes a slow tablet a tenth of it. */
const SILENT_AFTER_MS = 3_000
/** What a browser answers that keeps no files at all, e.g. in a private window. */
const NO_FILES_HERE: readonly string[] = ['SecurityError', 'NotAllowedError', 'NotSupportedError']

interface Making {
  /** There is room. */
  readonly room: Promise<void>
  /** There is room and the log was closed. */
  readonly sound: Promise<void>
}
let making: Making | null = null
let made = false

/**
 * Resolves once there is room and the log is sound; rejects where the browser has no database. Done once
 * for a page, and once more after `storeWasClosed`.
 */
export function makeStoreSound(): Promise<void> {
  return make().sound
}

/**
 * Resolves once there is room, while the log is being closed: for who only reads, and lets nobody wait. A
 * browser killed meanwhile is no worse off than with `makeStoreSound`.
 */
export function waitForRoom(): Promise<void> {
  return make().room
}

/** The browser closed a database by itself: its last write may have failed half-way. */
export function storeWasClosed(): void {
  if (!made) return
  made = false
  making = null
}

function make(): Making {
  if (making) return making
  const room = findRoom()
  const sound = room.then(closeLog)
  sound.then(
    () => {
      made = true
    },
    () => {
      making = null
    },
  )
  making = { room, sound }
  return making
}

async function findRoom(): Promise<void> {
  for (let looked = 1; !(await hasRoom(looked)); looked++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

type Answer = 'room' | 'full' | 'refused' | 'silent'

async function hasRoom(looked: number): Promise<boolean> {
  const storage = globalThis.navigator?.storage
  if (!storage?.getDirectory) return true
  switch (await Promise.race([tryFile(storage), silence()])) {
    case 'room':
      return true
    case 'full':
      return false
    case 'refused':
      // A full disk refuses in many words; one that says no more than that it refuses may be damaged for good.
      return looked > LOOKS_AT_A_REFUSAL
    case 'silent':
      // Once Chromium has emptied an origin on a full disk, its files answer nothing until the browser is
      // started again, room or not; databases do. Where it promised to keep them there is something to lose.
      return looked > LOOKS_AT_A_REFUSAL || !(await storage.persisted())
  }
}

/**
 * Tried with a file: `estimate()` knows no full disk, and a cache takes what it cannot write. `room` also where
 * the browser has no such files.
 */
async function tryFile(storage: StorageManager): Promise<Answer> {
  try {
    const directory = await storage.getDirectory()
    const file = await directory.getFileHandle('room', { create: true })
    if (!file.createWritable) return 'room'
    const stream = await file.createWritable()
    try {
      await stream.write(new Uint8Array(ROOM_BYTES))
    } finally {
      await stream.abort()
    }
    return 'room'
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (NO_FILES_HERE.includes(name)) return 'room'
    return name === 'QuotaExceededError' ? 'full' : 'refused'
  }
}

function silence(): Promise<Answer> {
  return new Promise((resolve) => setTimeout(() => resolve('silent'), SILENT_AFTER_MS))
}

async function closeLog(): Promise<void> {
  const database = await openDB(NAME, 1, {
    upgrade: (opened) => void opened.createObjectStore('pieces'),
  })
  try {
    const piece = new Uint8Array(PIECE_BYTES)
    for (let written = 0; written < PIECES; written += PIECES_AT_ONCE) {
      const tx = database.transaction('pieces', 'readwrite')
      for (let at = 0; at < PIECES_AT_ONCE; at++) void tx.store.put(piece, 'piece')
      await tx.done
    }
    await database.clear('pieces')
  } finally {
    database.close()
  }
}
