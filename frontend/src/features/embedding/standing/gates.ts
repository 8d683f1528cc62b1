import type { NetworkStanding, UnmetGate } from '@/api/types'
import { listed } from '@/shared/format/words'
import { criterionWords } from '../words'

/** A gate that is not met, with what its criterion is called. */
export type Gate = Pick<UnmetGate, 'criterion_code' | 'criterion_name'>

/** What each criterion among the gates that are not met is called. */
export function gateNames(items: readonly { gate_failures: readonly Gate[] }[]) {
  const names = new Map<string, string>()
  for (const { gate_failures } of items) {
    for (const { criterion_code, criterion_name } of gate_failures) {
      if (criterion_name) names.set(criterion_code, criterion_name)
    }
  }
  return names
}

/** The gates that are not met, each once however many roles fail it, by name and code. */
export function gateList(failures: readonly Gate[]): string[] {
  return [
    ...new Set(
      failures.map(({ criterion_code, criterion_name }) =>
        criterionWords(criterion_code, criterion_name),
      ),
    ),
  ]
}

/** "Monthly supervision (D2) and Consent (C2)" */
export function gatesWords(failures: readonly Gate[]): string {
  return listed(gateList(failures))
}

/** The same where there is little room, above a key: one by name, several by their codes. */
export function gatesShort(failures: readonly Gate[]): string {
  const codes = [...new Set(failures.map(({ criterion_code }) => criterion_code))]
  return codes.length === 1 ? gatesWords(failures) : listed(codes)
}

interface FailedGate {
  code: string
  name: string
  pcns: number
}

/** In how many networks each gate fails, the most frequent first. */
export function gatesOf(items: readonly Pick<NetworkStanding, 'gate_failures'>[]): FailedGate[] {
  const names = gateNames(items)
  const counts = new Map<string, number>()
  for (const { gate_failures } of items) {
    for (const code of new Set(gate_failures.map((gate) => gate.criterion_code))) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([code, pcns]) => ({ code, name: criterionWords(code, names.get(code)), pcns }))
    .sort((a, b) => b.pcns - a.pcns || a.code.localeCompare(b.code))
}
