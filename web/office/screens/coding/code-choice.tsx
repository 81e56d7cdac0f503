/** Ranked suggestions, of the engine that serves every picker, and the whole list for anything else. */
import { useQuery } from '@tanstack/react-query'
import { adviseActivityPhrase } from '../../../../forms/engine/industry/advise-activity-phrase.ts'
import { loadCodeList } from '../../../../forms/generated/code-lists.ts'
import { pageIndustrySuggester } from '../../../form/picker/industry-suggester.ts'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'

const SUGGESTED = 8
const CLASS_DIGITS = 4

export interface CodeChoiceProps {
  readonly phrase: string
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}

export function CodeChoice({ phrase, value, onChange }: CodeChoiceProps) {
  const suggested = useQuery({
    queryKey: ['industry-suggestions', phrase],
    queryFn: () => pageIndustrySuggester.suggest(phrase, undefined),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  })
  const options = useIndustryClasses()
  const { vague, advice } = adviseActivityPhrase(phrase)
  return (
    <div className="coding-choice">
      {vague && <p className="coding-advice">写得太笼统：{advice}</p>}
      {!suggested.data && <Skeleton lines={4} />}
      <ol className="coding-suggestions" aria-label="推荐的行业">
        {suggested.data?.slice(0, SUGGESTED).map(({ code, name, why }) => (
          <li key={code}>
            <button type="button" aria-pressed={code === value} onClick={() => onChange(code)}>
              <span className="office-code">{code}</span>
              <span>{name}</span>
              <span className="office-aside">{why}</span>
            </button>
          </li>
        ))}
      </ol>
      <ComboboxField
        label="其他小类"
        options={options.data ?? []}
        value={value}
        onChange={onChange}
        placeholder="代码或名称"
      />
    </div>
  )
}

/** Classes 小类 of the industry list, each with the name of its group. */
export function useIndustryClasses() {
  return useQuery({
    queryKey: ['code-list', 'industry', 'classes'],
    queryFn: readClasses,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  })
}

async function readClasses() {
  const { items } = await loadCodeList('industry')
  const names = new Map(items.map((item) => [item.code, item.name]))
  return items
    .filter(({ code }) => code.length === CLASS_DIGITS)
    .map(({ code, name, parent }) => {
      const path = parent ? names.get(parent) : undefined
      return { code, name, ...(path === undefined ? {} : { path }) }
    })
}
