/**
 * Passwords: Argon2id with the parameters OWASP names for a server (19 MiB, two passes, one lane), and
 * what a password must be. The list of passwords that leaked comes with zxcvbn and works offline.
 */
import { hash, verify } from '@node-rs/argon2'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { dictionary, adjacencyGraphs as graphs } from '@zxcvbn-ts/language-common'
import { Problem } from '../../contract/problems.ts'
import { PASSWORD_LENGTH } from '../../contract/sign-in.ts'

/** Algorithm 2 is Argon2id; the package's own enum is ambient and cannot be used here. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), argon2id)
}

let stranger: Promise<string> | undefined

/** Whether the password fits; without a stored hash the same work is done and the answer is no. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  stranger ??= hashPassword('nobody has this password')
  const fits = await verify(stored ?? (await stranger), password.normalize('NFKC'))
  return fits && stored !== undefined
}

let estimator: ZxcvbnFactory | undefined

/** Words everyone here would think of. */
const near = ['jingpu', 'jingjipucha', 'pucha', 'puchaban', 'tongji', 'census', '经普', '经济普查']

/** Throws `password-too-weak` with what is wrong and what to do. */
export function requireStrongPassword(password: string, ownWords: readonly string[]): void {
  if (password.length < PASSWORD_LENGTH) {
    throw weak(`至少 ${PASSWORD_LENGTH} 个字符，现在是 ${password.length} 个`)
  }
  const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length
  if (kinds < 2) throw weak('只用了一类字符，请把字母、数字、符号至少两类混用')
  const lower = password.toLowerCase()
  const own = ownWords.find((word) => word.length >= 3 && lower.includes(word.toLowerCase()))
  if (own !== undefined) throw weak('包含登录名或姓名，请换一个')
  estimator ??= new ZxcvbnFactory({ dictionary, graphs })
  if (estimator.check(password, [...ownWords, ...near]).score < 3) {
    throw weak('是常见或已泄露的口令，或很容易猜到，请用几个不相干的词加数字')
  }
}

function weak(why: string): Problem {
  return new Problem('password-too-weak', why)
}
