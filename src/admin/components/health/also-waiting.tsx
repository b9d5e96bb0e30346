import { CheckCircle } from "@medusajs/icons"
import { Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { Health } from "../../../types"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Section } from "../section"
import { ReadAgain } from "./read-again"

/** After so many tries in vain a row is read again once a day only. */
const triesMax = 8

interface Line {
  readonly key: string
  readonly title: string
  readonly reason: string
  readonly below: string | null
  /** A button to have it tried now, where there is one. */
  readonly retry?: ReactNode
}

/** What is tried again by itself, or needs a look at the shop's own records. */
export function AlsoWaiting({ health }: { readonly health: Health }) {
  const { text } = useWords()
  const unannounced = useUnannounced(health)
  const lists = [...useLists(health), unannounced].filter(
    ({ count }) => count > 0
  )
  return (
    <Section title={text("health.rest.title")} hint={text("health.rest.hint")}>
      {lists.length === 0 ? (
        <Empty icon={<CheckCircle />} title={text("health.rest.empty")} />
      ) : (
        lists.map((list) => <Lines key={list.title} {...list} />)
      )}
    </Section>
  )
}

interface LinesProps {
  readonly title: string
  readonly count: number
  readonly lines: readonly Line[]
}

function Lines({ title, count, lines }: LinesProps) {
  const { text, number } = useWords()
  return (
    <section aria-label={title} className="py-2">
      <Heading level="h3" className="px-6 py-2">
        {title}
      </Heading>
      <ul>
        {lines.map(({ key, title, reason, below, retry }) => (
          <li
            key={key}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-2"
          >
            <div className="min-w-0">
              <Text size="small" leading="compact" className="break-all">
                {title}
              </Text>
              <Text size="small" className="text-ui-fg-subtle break-words">
                {reason}
              </Text>
              {below !== null && (
                <Text size="xsmall" className="text-ui-fg-subtle">
                  {below}
                </Text>
              )}
            </div>
            {retry}
          </li>
        ))}
      </ul>
      {count > lines.length && (
        <Text size="xsmall" className="text-ui-fg-subtle px-6 py-2">
          {text("health.rest.first", {
            shown: number(lines.length),
            count: number(count),
          })}
        </Text>
      )}
    </section>
  )
}

/** The announcements that fail, as `useLists` has the rest. */
function useUnannounced({ announcements: { failed } }: Health): LinesProps {
  const { text, number, dateTime, ago } = useWords()
  return {
    title: text("health.rest.unannounced"),
    count: failed.count,
    lines: failed.rows.map((row) => ({
      key: row.id,
      title: text("health.rest.unannounced_line", {
        ladder: row.ladder,
        count: row.announcements,
        number: number(row.announcements),
      }),
      reason: row.reason,
      below: [
        text("health.since", { when: dateTime(row.since) }),
        text("health.tries", { count: row.tries, number: number(row.tries) }),
        text("health.failed_list.next", {
          when: ago(row.next_try_at, Date.now()),
        }),
      ].join(" · "),
    })),
  }
}

function useLists({
  sweeps,
  unread,
  unfolded,
  foreign_reversals,
}: Health): LinesProps[] {
  const { text, textOr, number, dateTime, ago } = useWords()
  const tried = (tries: number) =>
    text("health.tries", { count: tries, number: number(tries) })
  // Others are notes of the sweep's own, of rows that are gone.
  const readable = new Set(sweeps.map(({ source }) => source))
  const next = (at: string) =>
    text("health.failed_list.next", { when: ago(at, Date.now()) })
  return [
    {
      title: text("health.rest.unread"),
      count: unread.count,
      lines: unread.rows.map(({ source, id, reason, tries, since }) => ({
        key: `${source} ${id}`,
        title: `${textOr(`health.sources.names.${source}`, source)}: ${id}`,
        reason,
        below: [
          text("health.since", { when: dateTime(since) }),
          tried(tries),
          ...(tries < triesMax ? [] : [text("health.rest.daily")]),
        ].join(" · "),
        retry: readable.has(source) && <ReadAgain source={source} id={id} />,
      })),
    },
    {
      title: text("health.rest.unfolded"),
      count: unfolded.count,
      lines: unfolded.rows.map((row) => ({
        key: `${row.ladder_id} ${row.member_id}`,
        title: `${row.ladder}: ${row.member_id}`,
        reason: row.reason,
        below: [tried(row.tries), next(row.next_try_at)].join(" · "),
      })),
    },
    {
      title: text("health.rest.foreign"),
      count: foreign_reversals.count,
      lines: foreign_reversals.rows.map((row) => ({
        key: row.key,
        title: row.key,
        reason: text("health.rest.foreign_line", {
          currency: row.currency.toUpperCase(),
          original: row.reverses,
          original_currency: row.original_currency.toUpperCase(),
        }),
        below: null,
      })),
    },
  ]
}
