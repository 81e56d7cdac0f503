/** Bad use or bad input of a command: its message, in Chinese, names place and remedy; exit code 2. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault'
}
