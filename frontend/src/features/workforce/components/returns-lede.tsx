import type { WorkforceCensus } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'

export function ReturnsLede({ census }: { census: WorkforceCensus | undefined }) {
  if (!census) {
    return (
      <Lede>
        There is <b>no census of this day</b>: choose one of those below.
      </Lede>
    )
  }
  const { pcns_returned: returned, pcns_without_return: without } = census
  return (
    <Lede>
      <b>
        {formatNumber(returned)} of {formatNumber(returned + without)} PCNs
      </b>{' '}
      made a return for {formatDate(census.census_on)}
      {without > 0 ? (
        <>
          ; <b>{formatNumber(without)}</b> made none, and what {plural(without, 'it', 'they')} would
          have counted is not known, which is not 0.
        </>
      ) : (
        '.'
      )}
    </Lede>
  )
}
