/** A fault in a form definition, with the file it is in. */
export interface LintProblem {
  readonly file: string
  readonly message: string
}
