/** `npm run forms:prove`: proves each form's checks and says in words what was found. Contradictions fail. */
import { boundWords, isContradictory, proofWords } from '../forms/engine/prove/proof-words.ts'
import { openSolver } from '../server/platform/solver.ts'
import { formsDirectory, readCodeLists, readFormSources } from './forms/form-sources.ts'
import { proveForm } from './forms/prove-form.ts'

const sources = readFormSources(formsDirectory)
const lists = readCodeLists(formsDirectory)
const solve = await openSolver()
let contradictory = 0
for (const source of sources) {
  const { relations, examined, proofs, bounds } = proveForm(source, sources, lists, solve)
  console.log(`${source.id} 表 ${source.version}：数量关系 ${relations} 条，证明 ${examined} 条`)
  for (const proof of proofs) {
    if (isContradictory(proof)) contradictory += 1
    console.log(`  ${isContradictory(proof) ? '矛盾' : '提示'}　${proofWords(proof)}`)
  }
  for (const bound of bounds) console.log(`  界限　${boundWords(source.schema, bound)}`)
}
console.log(contradictory === 0 ? '没有矛盾' : `${contradictory} 处矛盾，不能发布`)
process.exitCode = contradictory === 0 ? 0 : 1
