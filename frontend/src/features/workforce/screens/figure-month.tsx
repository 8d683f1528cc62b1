import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { oneOf } from '@/shared/search'
import { Needs } from '@/shared/ui/needs'
import { Loading, Resource } from '@/shared/ui/states'
import { FigureForm } from '../components/figure-form'
import { OutOfReach } from '../components/money-pieces'
import { ROLES, type Role } from '../money-words'
import { figureQuery } from '../queries/figures'
import { placeQuery } from '../queries/money'
import { useKeepsFigures } from '../use-keeps'

export function FigureMonthScreen() {
  return (
    <Needs do="service_figures.update" form>
      <Month />
    </Needs>
  )
}

function Month() {
  const { code, role, month } = useParams({ from: '/pcns/$code/service-figures/$role/$month' })
  const keeps = useKeepsFigures(code)
  const known = oneOf(ROLES, role)
  if (keeps === undefined) return <Loading />
  if (!keeps || !known || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    return <OutOfReach noun="PCN" code={code} error={undefined} retry={() => {}} missing />
  }
  return <Found key={`${code} ${role} ${month}`} code={code} role={known} month={month} />
}

function Found({ code, role, month }: { code: string; role: Role; month: string }) {
  const { as_of } = useSearch({ from: '__root__' })
  const { data: place } = useQuery(placeQuery('pcns', code, as_of))
  const query = useQuery(figureQuery(code, role, month))
  return (
    <Resource query={query} form>
      {(found) => (
        <FigureForm code={code} name={place?.name} role={role} month={month} found={found} />
      )}
    </Resource>
  )
}
