/**
 * Spoils a small share of the responses on purpose, one fault each, so that checks have something to
 * find. Which, and what each check should say, is recorded with the response.
 */
import type { CityResponse, FormId } from './city.ts'
import { faultRecipes } from './fault-recipes.ts'
import type { Random } from './random.ts'

/** Share of the responses of a form that carry a fault; more of forms that few units owe. */
export function faultShareOf(form: FormId): number {
  if (form === '622') return 0.03
  if (form === '601') return 0.05
  if (form.startsWith('6') && form !== '602') return 0.04
  return 0.12
}

export function breakResponses(responses: readonly CityResponse[], random: Random): CityResponse[] {
  const used = new Map(faultRecipes.map((recipe) => [recipe.kind, 0]))
  return responses.map((response) => {
    if (!random.chance(faultShareOf(response.form))) return response
    // The fault used least so far, so that every kind turns up even in a small city.
    const byUse = random.shuffle(faultRecipes).sort((a, b) => used.get(a.kind)! - used.get(b.kind)!)
    for (const { forms, spoil, kind, severity, fields } of byUse) {
      const change = forms.includes(response.form)
        ? spoil(response.answers, response.previous)
        : undefined
      if (!change) continue
      used.set(kind, used.get(kind)! + 1)
      return {
        ...response,
        answers: { ...response.answers, ...change },
        fault: { kind, severity, fields },
      }
    }
    return response
  })
}
