import { Text } from "@medusajs/ui"
import type { AdminBackfillResponse, Backfill, Health } from "../../../types"
import { useWords } from "../../lib/use-words"
import { Section } from "../section"
import { ShareBar } from "../share-bar"
import { TryAgain } from "./try-again"

/** How far each source's history has been gone through; nothing where all is. */
export function Backfills({ health }: { readonly health: Health }) {
  const { text } = useWords()
  const open = health.sweeps.flatMap(({ backfill }) =>
    backfill === null || backfill.state === "done"
      ? []
      : [{ ...backfill, state: backfill.state }]
  )
  return open.length === 0 ? null : (
    <Section
      title={text("health.backfill.title")}
      hint={text("health.backfill.hint")}
    >
      <ul className="divide-y">
        {open.map((backfill) => (
          <Progress key={backfill.source} backfill={backfill} />
        ))}
      </ul>
    </Section>
  )
}

/** One that is not done. */
interface Open extends Backfill {
  readonly state: "running" | "stopped"
}

function Progress({ backfill }: { readonly backfill: Open }) {
  const { text, textOr, number, date } = useWords()
  const { source, state, found, reached, until, percent } = backfill
  const name = textOr(`health.sources.names.${source}`, source)
  const turn = state === "running" ? "stop" : "resume"
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
      <div className="flex min-w-0 flex-1 flex-col gap-y-2">
        <Text size="small" leading="compact" weight="plus">
          {text(`health.backfill.${state}`, { name })}
        </Text>
        <ShareBar
          share={percent / 100}
          label={text("health.backfill.share", { name })}
          tone={state === "running" ? "interactive" : "neutral"}
        />
        <Text size="xsmall" className="text-ui-fg-subtle">
          {[
            text("health.backfill.reached", {
              percent: number(percent),
              reached: date(reached),
              until: date(until),
            }),
            text("health.backfill.found", {
              count: found,
              number: number(found),
            }),
          ].join(" · ")}
        </Text>
      </div>
      <TryAgain<AdminBackfillResponse>
        path={`backfills/${turn}`}
        what={{ source }}
        label={text(`health.backfill.${turn}`)}
        action={text(`health.backfill.${turn}`)}
        title={text(`health.backfill.${turn}_title`, { name })}
        hint={text(`health.backfill.${turn}_hint`)}
        told={() => undefined}
      />
    </li>
  )
}
