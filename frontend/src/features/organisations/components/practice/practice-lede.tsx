import { useQuery } from '@tanstack/react-query'
import type { PracticeDetail } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, lastDay } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { Lede } from '@/shared/ui/page'
import { LONDON, regionQuery } from '../../london-queries'
import { scoreWords } from '../../pcn-words'
import { inTense, type Tense, tenseOf } from '../../tense'
import { PcnLinkTo } from '../org-link'
import { Pieces } from '../pcn/pieces'

/** Where it belonged on the day, for how many people, and how deprived they are beside London. */
export function PracticeLede({ practice, today }: { practice: PracticeDetail; today: string }) {
  const { status, as_of, valid_from, valid_to, pcn_code, pcn_name } = practice
  if (status === 'not_yet_open') {
    return (
      <Lede>
        <b>This practice is not known on {formatDate(as_of)}.</b> Files name it from{' '}
        {formatDate(valid_from)}.
      </Lede>
    )
  }
  if (status === 'closed' && valid_to) {
    const known = practice.valid_to_certainty === 'known_by'
    return (
      <Lede>
        <b>
          This practice {known ? 'had closed by' : valid_to > today ? 'closes on' : 'closed on'}{' '}
          {formatDate(known ? valid_to : lastDay(valid_to))}.
        </b>
      </Lede>
    )
  }
  const tense = tenseOf(as_of, today)
  const was = inTense(tense, 'was', 'is', 'is expected to be')
  return (
    <Lede>
      {pcn_code ? (
        <>
          It {was} a core member of <PcnLinkTo code={pcn_code} name={pcn_name ?? pcn_code} />
        </>
      ) : (
        <>
          It {was} in <b>no primary care network</b>
        </>
      )}{' '}
      <People practice={practice} tense={tense} />
    </Lede>
  )
}

function People({ practice, tense }: { practice: PracticeDetail; tense: Tense }) {
  const { asOf } = useAsOf()
  const { region_code, list_size, imd_score, as_of } = practice
  const { data: region } = useQuery({ ...regionQuery(asOf), enabled: region_code === LONDON })
  if (list_size === null) {
    return (
      <>
        on {formatDate(as_of)}. How many people{' '}
        {inTense(tense, 'were', 'are', 'are expected to be')} registered is <b>not known</b>.
      </>
    )
  }
  return (
    <>
      with <b>{formatNumber(list_size)}</b>{' '}
      {inTense(tense, 'people registered then', 'registered people', 'registered people')}
      {region && <Pieces pieces={scoreWords(imd_score, region.total.imd_score)} />}.
    </>
  )
}
