declare module 'bench:wide-forms' {
  import type { FormDefinition } from '../../../forms/engine/types.ts'
  export const wideForms: Readonly<
    Record<number, () => Promise<{ readonly default: FormDefinition }>>
  >
}
