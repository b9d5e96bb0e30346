import { Text, clx } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminStanding, AdminTimelineLine } from "../../../types"
import { lineWords } from "../../lib/timeline-words"
import { useTimeline } from "../../lib/use-customer-ladders"
import { useWords } from "../../lib/use-words"
import { Loaded } from "../loaded"
import { Pager } from "../pager"
import { Part } from "./part"

const limit = 10

interface TimelineProps {
  readonly customer_id: string
  readonly standing: AdminStanding
}

/** Everything that brought the customer here, latest first, page by page. */
export function Timeline({ customer_id, standing }: TimelineProps) {
  const { text } = useWords()
  const [offset, setOffset] = useState(0)
  const ladder_id = standing.ladder.id
  const read = useTimeline({ customer_id, ladder_id, limit, offset })
  return (
    <Part title={text("timeline.title")}>
      <Loaded read={read} lines={6}>
        {({ timeline, ...page }) => (
          <>
            {page.count === 0 && (
              <Text size="small" className="text-ui-fg-subtle px-6 pb-4">
                {text("timeline.empty")}
              </Text>
            )}
            <ol className={clx(page.count > 0 && "pb-3")}>
              {timeline.map((line) => (
                <Line
                  key={`${line.kind} ${line.key}`}
                  line={line}
                  rungs={standing.rungs}
                />
              ))}
            </ol>
            <Pager page={page} onOffset={setOffset} />
          </>
        )}
      </Loaded>
    </Part>
  )
}

const dots = {
  neutral: "bg-ui-tag-neutral-icon",
  good: "bg-ui-fg-interactive",
  bad: "bg-ui-tag-red-icon",
}

interface LineProps {
  readonly line: AdminTimelineLine
  readonly rungs: AdminStanding["rungs"]
}

function Line({ line, rungs }: LineProps) {
  const words = useWords()
  const { title, detail, points, tone, href } = lineWords(line, rungs, words)
  const isMove = line.kind === "transition"
  return (
    <li className="flex items-start gap-x-3 px-6 py-1.5">
      <span aria-hidden className="shrink-0 pt-1.5">
        <span className={clx("block size-2 rounded-full", dots[tone])} />
      </span>
      <div className="min-w-0 flex-1">
        <Text
          size="small"
          leading="compact"
          weight={isMove ? "plus" : "regular"}
          className="break-words"
        >
          {href === null ? (
            title
          ) : (
            <Link
              to={href}
              title={words.text("timeline.open_order")}
              className="hover:text-ui-fg-interactive-hover"
            >
              {title}
            </Link>
          )}
        </Text>
        {detail !== null && (
          <Text size="xsmall" className="text-ui-fg-subtle break-words">
            {detail}
          </Text>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-x-3">
        {points.length > 0 && (
          <Text
            size="xsmall"
            leading="compact"
            weight="plus"
            className="tabular-nums"
          >
            {points.join(" · ")}
          </Text>
        )}
        <Text
          size="xsmall"
          leading="compact"
          className="text-ui-fg-subtle tabular-nums"
        >
          <time dateTime={line.at}>{words.dateTime(line.at)}</time>
        </Text>
      </div>
    </li>
  )
}
