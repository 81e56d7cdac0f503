/** Rows of a list paged by key: what is there so far, and how to get more. */
import { useInfiniteQuery } from '@tanstack/react-query'

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

export interface Pages<Row> {
  /** Undefined while first read. */
  readonly rows: readonly Row[] | undefined
  readonly error: Error | null
  readonly onMore: (() => void) | undefined
  readonly morePending: boolean
  readonly retry: () => void
}

export interface PagesOptions<Row> {
  /** Id of the operation and its filters. */
  readonly queryKey: readonly unknown[]
  readonly read: (after: string | undefined) => Promise<Page<Row>>
  /** Read anew at this pace while the window is in sight. */
  readonly everyMs?: number
}

export function usePages<Row>({ queryKey, read, everyMs }: PagesOptions<Row>): Pages<Row> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<Row>) => last.next ?? undefined,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.rows),
    error: query.error,
    onMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    morePending: query.isFetchingNextPage,
    retry: () => void query.refetch(),
  }
}
