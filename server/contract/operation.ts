/**
 * The type of one HTTP operation. The same object is mounted by the server, called by the
 * browser and printed as OpenAPI, so the three cannot drift apart.
 * Shapes are JSON Schema (TypeBox): Ajv checks them on the server, OpenAPI 3.1 prints them as they are.
 */
import { type Static, type TObject, type TSchema, Type } from 'typebox'
import type { ProblemId } from './problems.ts'

/**
 * `json` bodies are parsed and checked before the verb runs; `bytes` reach it as they were sent, `stream`
 * piece by piece as they arrive.
 */
export type Body =
  | { readonly kind: 'json'; readonly schema: TSchema; readonly maxBytes?: number }
  | {
      readonly kind: 'bytes'
      readonly mediaTypes: readonly string[]
      /** What the bytes hold, printed in OpenAPI; the verb checks it itself and keeps what it cannot read. */
      readonly describedBy?: TSchema
      readonly maxBytes: number
    }
  | {
      readonly kind: 'stream'
      readonly mediaTypes: readonly string[]
      readonly maxBytes: number
    }

export interface Microdata {
  /** What is looked at, as the trail names it. */
  readonly subject:
    | 'unit'
    | 'units'
    | 'response'
    | 'responses'
    | 'revision'
    | 'quarantine'
    | 'frame-import'
    | 'trail'
    | 'enforcement-unit'
    | 'block'
    | 'field-acts'
    | 'photo'
    | 'photos'
    | 'unit-ledger'
    | 'evidence'
    | 'reminders'
    | 'signals'
    | 'message-threads'
    | 'signal'
  /** Path parameter that names the one looked at; lists have none. */
  readonly param?: string
  /** Each look is noted, also of the same person at the same record a moment later. */
  readonly everyTime?: true
}

/** A file handed out over HTTP. */
export interface FileContent {
  /** With its extension; no personal data. */
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array>
}

/** Reply of operations with `file`. */
export const FileReply = Type.Unsafe<FileContent>({ type: 'string', format: 'binary' })

export interface OperationShape {
  readonly id: string
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** Path below the origin, with `{name}` for each parameter. */
  readonly path: `/api/${string}`
  readonly summary: string
  readonly tag: string
  /** `public` operations answer without a session; all others need one. */
  readonly access: 'public' | 'signed-in'
  readonly params?: TObject
  readonly query?: TObject
  readonly body?: Body
  readonly reply: TSchema
  /** The reply is a file of one of these media types instead of JSON; `reply` is then `FileReply`. */
  readonly file?: readonly string[]
  /** The reply shows data of single units: who looked is noted in the trail. */
  readonly microdata?: Microdata
  readonly problems: readonly ProblemId[]
}

export type ParamsOf<O extends OperationShape> = O extends { params: infer S extends TSchema }
  ? Static<S>
  : undefined
export type QueryOf<O extends OperationShape> = O extends { query: infer S extends TSchema }
  ? Static<S>
  : undefined
export type BodyOf<O extends OperationShape> = O extends { body: infer B }
  ? B extends { kind: 'json'; schema: infer S extends TSchema }
    ? Static<S>
    : B extends { kind: 'stream' }
      ? AsyncIterable<Uint8Array>
      : Uint8Array<ArrayBuffer>
  : undefined
export type ReplyOf<O extends OperationShape> = O extends { reply: infer S extends TSchema }
  ? Static<S>
  : never

/** What a verb or a caller passes: only the parts the operation has. */
export interface InputOf<O extends OperationShape> {
  readonly params: ParamsOf<O>
  readonly query: QueryOf<O>
  readonly body: BodyOf<O>
}

/** Declares an operation, keeping its literal types. */
export function operation<const O extends OperationShape>(shape: O): O {
  return shape
}
