import { ServerStack } from "@medusajs/icons"
import { Table } from "@medusajs/ui"
import type { Health } from "../../../types"
import { sourceStates, type SourceState } from "../../lib/source-states"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Section } from "../section"

/** Where events come from: the last one of each source, and its last sweep. */
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
                {(["source", "last_event", "last_sweep"] as const).map(
                  (name) => (
                    <Table.HeaderCell key={name}>
                      {text(`health.sources.${name}`)}
                    </Table.HeaderCell>
                  )
                )}
                <Table.HeaderCell className="text-right">
                  {text("health.sources.found")}
                </Table.HeaderCell>
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
  const { text, textOr, number, ago, dateTime } = useWords()
  const { source, occurred_at, recorded_at, swept_at, found } = state
  const moment = (at: string | null, title: string | null) =>
    at === null ? (
      text("general.none")
    ) : (
      <time dateTime={at} title={title ?? undefined}>
        {ago(at, Date.now())}
      </time>
    )
  const occurred =
    occurred_at === null
      ? null
      : text("health.sources.occurred", { when: dateTime(occurred_at) })
  return (
    <Table.Row>
      <Table.Cell>
        {textOr(`health.sources.names.${source}`, source)}
      </Table.Cell>
      <Table.Cell>{moment(recorded_at, occurred)}</Table.Cell>
      <Table.Cell>
        {moment(swept_at, swept_at === null ? null : dateTime(swept_at))}
      </Table.Cell>
      <Table.Cell className="text-right tabular-nums">
        {found === null ? text("general.none") : number(found)}
      </Table.Cell>
    </Table.Row>
  )
}
