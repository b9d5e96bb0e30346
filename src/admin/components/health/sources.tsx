import { ServerStack } from "@medusajs/icons"
import { Badge, Table } from "@medusajs/ui"
import type { Health } from "../../../types"
import { sourceStates, type SourceState } from "../../lib/source-states"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Section } from "../section"

const moments = ["source", "last_event", "last_hint", "last_sweep"] as const
const figures = ["late", "missing", "waiting"] as const

/** Where events come from: the last of each, and what was late or is missing. */
export function Sources({ health }: { readonly health: Health }) {
  const { text } = useWords()
  const states = sourceStates(health)
  return (
    <Section
      title={text("health.sources.title")}
      hint={text("health.sources.hint")}
    >
      {states.length === 0 ? (
        <Empty
          icon={<ServerStack />}
          title={text("health.sources.empty")}
          hint={text("health.sources.empty_hint")}
        />
      ) : (
        <div className="overflow-x-auto">
          <Table>
            <caption className="sr-only">
              {text("health.sources.title")}
            </caption>
            <Table.Header>
              <Table.Row>
                {moments.map((name) => (
                  <Table.HeaderCell key={name} className="whitespace-nowrap">
                    {text(`health.sources.${name}`)}
                  </Table.HeaderCell>
                ))}
                {figures.map((name) => (
                  <Table.HeaderCell
                    key={name}
                    className="whitespace-nowrap text-right"
                    title={text(`health.sources.${name}_hint`)}
                  >
                    {text(`health.sources.${name}`)}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {states.map((state) => (
                <Source key={state.source} state={state} />
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Section>
  )
}

function Source({ state }: { readonly state: SourceState }) {
  const { text, textOr, dateTime } = useWords()
  const { source, occurred_at, looked_through_at, waiting_since } = state
  const at = (moment: string | null) =>
    moment === null ? undefined : dateTime(moment)
  const through = at(looked_through_at)
  const since = at(waiting_since)
  const occurred = at(occurred_at)
  return (
    <Table.Row>
      <Table.Cell className="whitespace-nowrap">
        {textOr(`health.sources.names.${source}`, source)}
      </Table.Cell>
      <Moment
        at={state.recorded_at}
        title={occurred && text("health.sources.occurred", { when: occurred })}
      />
      <Moment at={state.heard_at} />
      <Moment at={state.swept_at} behind={state.behind_since} />
      <Figure count={state.late} />
      <Figure
        count={state.missing}
        title={through && text("health.sources.through", { when: through })}
      />
      <Figure
        count={state.waiting}
        title={since && text("health.since", { when: since })}
      />
    </Table.Row>
  )
}

interface MomentProps {
  readonly at: string | null
  readonly title?: string | undefined
  /** Up to when all was found, where that is too long ago. */
  readonly behind?: string | null
}

function Moment({ at, title, behind = null }: MomentProps) {
  const { text, ago, dateTime } = useWords()
  return (
    <Table.Cell className="whitespace-nowrap">
      {at === null ? (
        text("general.none")
      ) : (
        <time dateTime={at} title={title ?? dateTime(at)}>
          {ago(at, Date.now())}
        </time>
      )}
      {behind !== null && (
        <Badge size="2xsmall" color="orange" className="ml-2">
          {text("health.sources.behind", { when: ago(behind, Date.now()) })}
        </Badge>
      )}
    </Table.Cell>
  )
}

interface FigureProps {
  readonly count: number | null
  readonly title?: string | undefined
}

function Figure({ count, title }: FigureProps) {
  const { text, number } = useWords()
  return (
    <Table.Cell className="text-right tabular-nums" title={title}>
      {count === null ? text("general.none") : number(count)}
    </Table.Cell>
  )
}
