import { ProblemError } from '@/api/problem'
import { called, levelWords, ROLES } from '../words'
import type { Criterion, Domain, Framework, NewRating, Rating } from './queries'

/** A gate asks for this level at least. */
export const GATE_LEVEL = 3
/** Less than this share of what applies, in per cent, is called no status. */
const ENOUGH = 80

type Place = { criterion_code: string; role_type?: string | null | undefined }

/** Names a rating's place on its page, and in the address: "D2" or "D2-splw". */
export function keyOf({ criterion_code, role_type }: Place): string {
  return role_type ? `${criterion_code}-${role_type}` : criterion_code
}

/** The domain of a criterion is its letter. */
export function letterOf({ criterion_code }: Place): string {
  return criterion_code.charAt(0)
}

/** As much of a framework as names its criteria. */
type Named = Pick<Framework, 'domains'>

export function criterionOf(framework: Named, code: string): Criterion | undefined {
  return framework.domains.flatMap(({ criteria }) => criteria).find((one) => one.code === code)
}

/** "D2 Monthly supervision is happening, link workers" */
export function placeWords(framework: Named, place: Place): string {
  const name = criterionOf(framework, place.criterion_code)?.name ?? ''
  const role = place.role_type ? `: ${called(ROLES, place.role_type).toLowerCase()}` : ''
  return `${place.criterion_code} ${name}${role}`
}

export interface Asked {
  criterion: Criterion
  ratings: Rating[]
}

/** A domain's criteria that are asked, each with its ratings: the roles of one stand together. */
export function askedOf(domain: Domain, ratings: readonly Rating[]): Asked[] {
  return domain.criteria
    .map((criterion) => ({
      criterion,
      ratings: ratings.filter((one) => one.criterion_code === criterion.code),
    }))
    .filter((asked) => asked.ratings.length > 0)
}

/** The domains in which something is asked, in their order. */
export function domainsOf(framework: Framework, ratings: readonly Rating[]): Domain[] {
  return framework.domains.filter((domain) => askedOf(domain, ratings).length > 0)
}

/** Rated is what has a level, and what does not apply. */
export function isRated({ level, is_not_applicable }: Pick<Rating, 'level' | 'is_not_applicable'>) {
  return is_not_applicable || level !== null
}

export function ratedOf(ratings: readonly Rating[]): number {
  return ratings.filter(isRated).length
}

/** What is not rated, each with the level that the records suggest of it; what they say nothing of is left out. */
export function unratedWith(
  suggestions: readonly (Place & { level: number })[],
  ratings: readonly Rating[],
): { rating: Rating; level: number }[] {
  return ratings.flatMap((rating) => {
    const suggested = suggestions.find((one) => keyOf(one) === keyOf(rating))
    return suggested && !isRated(rating) ? [{ rating, level: suggested.level }] : []
  })
}

/** A level other than the records suggest has to be explained. */
export function differs(rating: Rating): boolean {
  return (
    rating.suggested_level !== null &&
    rating.level !== null &&
    rating.level !== rating.suggested_level
  )
}

type Need = 'does_not_apply' | 'differs'

/** What a rating has to give a reason for, beside what the records suggest now. */
export function needOf(rating: Rating, suggested: number | undefined): Need | undefined {
  if (rating.is_not_applicable) return 'does_not_apply'
  return differs({ ...rating, suggested_level: suggested ?? rating.suggested_level })
    ? 'differs'
    : undefined
}

/** A reason that was given for something that is not so any more. */
export interface SetAside {
  text: string
  need: Need
}

/** Another answer: a reason given for the one before is set aside, and comes back where it is asked for again. */
export function answered(
  before: Rating,
  answer: Pick<Rating, 'level' | 'is_not_applicable'>,
  suggested: number | undefined,
  aside: SetAside | undefined,
): { rating: Rating; aside: SetAside | undefined } {
  const rating = { ...before, ...answer }
  const [had, needs] = [needOf(before, suggested), needOf(rating, suggested)]
  if (had === needs) return { rating, aside }
  const text = before.reason?.trim()
  const kept = had && text ? { text, need: had } : aside
  if (kept && kept.need === needs)
    return { rating: { ...rating, reason: kept.text }, aside: undefined }
  return { rating: had ? { ...rating, reason: null } : rating, aside: kept }
}

export interface Review {
  unrated: Rating[]
  unexplained: Rating[]
  /** Whether so little is assessed that it is called no status. */
  tooLittle: boolean
}

/** What is still to be looked at before an assessment is submitted. */
export function reviewOf(ratings: readonly Rating[]): Review {
  const applicable = ratings.filter((one) => !one.is_not_applicable)
  const unrated = applicable.filter((one) => one.level === null)
  return {
    unrated,
    unexplained: ratings.filter((one) => differs(one) && !one.reason),
    tooLittle: (applicable.length - unrated.length) * 100 < ENOUGH * applicable.length,
  }
}

/** Why a rating cannot be saved as it stands. */
export function holdsBack({ is_not_applicable, reason }: Rating): string | undefined {
  return is_not_applicable && !reason?.trim() ? 'Say why it does not apply.' : undefined
}

const given = (text: string | null) => text?.trim() || undefined

/** A rating as it is sent, whole: what it leaves out is empty from then on. */
export function toSend(rating: Rating): NewRating {
  const { criterion_code, role_type, level, is_not_applicable } = rating
  const reason = given(rating.reason)
  const evidence = given(rating.evidence)
  const evidence_url = given(rating.evidence_url)
  return {
    criterion_code,
    ...(role_type && { role_type }),
    ...(is_not_applicable ? { is_not_applicable } : level !== null && { level }),
    ...(reason && { reason }),
    ...(evidence && { evidence }),
    ...(evidence_url && { evidence_url }),
  }
}

export type RatingFaults = Record<string, string>

/** What the server says of ratings that were sent, or of an assessment's own: "/ratings/4/reason" is of the fifth. */
export function faultsOfRatings(
  error: unknown,
  ratings: readonly Place[],
): { key: string; place: Place; field: string; message: string }[] {
  if (!(error instanceof ProblemError)) return []
  return (error.problem.errors ?? []).flatMap(({ pointer, message }) => {
    const [, index, field = ''] = /^\/ratings\/(\d+)(?:\/(\w+))?/.exec(pointer) ?? []
    const place = ratings[Number(index)]
    return place ? [{ key: keyOf(place), place, field, message }] : []
  })
}

/** "Level 3, Established": what a gate asks for. */
export function gateAsks(criterion: Criterion | undefined): string {
  const words = criterion?.levels[GATE_LEVEL]
  return words ? `${levelWords(GATE_LEVEL)}: ${words}` : levelWords(GATE_LEVEL)
}
