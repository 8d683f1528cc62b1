import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const engine = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds wrong with the page as it stands: the rule and the first element that breaks it. No page of Trellis has a
 * frame. Only violations are told in full: to describe what passes takes several times as long as to look.
 *
 * The contrast of a text takes axe longer than all its other rules together, and the rows of a long table have the same:
 * it is judged for three texts of each kind. Every other rule judges every element.
 */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(engine)
  return page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }

    // Texts are of one kind if all that contrast depends on is the same for them and for everything they stand in.
    const surroundings = new Map<Element, string>()
    function kind(one: Element): string {
      const known = surroundings.get(one)
      if (known !== undefined) return known
      const style = getComputedStyle(one)
      const own = [
        one.tagName,
        one.getAttribute('class'),
        one.getAttribute('aria-disabled'),
        one.matches(':disabled') ||
          (one instanceof HTMLLabelElement && one.control?.matches(':disabled')),
        style.color,
        style.backgroundColor,
        style.backgroundImage,
        style.opacity,
        style.fontSize,
        style.fontWeight,
        style.textShadow,
        style.filter,
        style.position,
        style.visibility,
      ].join()
      const all = one.parentElement ? `${kind(one.parentElement)}>${own}` : own
      surroundings.set(one, all)
      return all
    }
    const kinds = new Map<string, Element[]>()
    for (const one of document.body.querySelectorAll('*')) {
      const text = [...one.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : ''))
      const said = text.join('').trim() || (one as HTMLInputElement).value || ''
      if (!said || !one.checkVisibility()) continue
      // axe does not judge a single character, so it does not stand for others.
      const name = `${kind(one)} ${said.length > 1}`
      kinds.set(name, [...(kinds.get(name) ?? []), one])
    }
    // Of a kind, the first, the middle and the last: where they stand may differ.
    const texts = [...kinds.values()].flatMap((all) => [
      ...new Set([all[0], all[all.length >> 1], all[all.length - 1]]),
    ])

    const runs = [
      await axe.run({
        runOnly: { type: 'tag', values },
        rules: { 'color-contrast': { enabled: false } },
        resultTypes: ['violations'],
      }),
    ]
    if (texts.length > 0) {
      const only = { type: 'rule', values: ['color-contrast'] } as const
      const include = texts as unknown as Node[]
      runs.push(
        await axe.run(
          { include },
          { runOnly: { ...only, values: [...only.values] }, resultTypes: ['violations'] },
        ),
      )
    }
    return runs.flatMap((found) =>
      found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    )
  }, rules)
}
