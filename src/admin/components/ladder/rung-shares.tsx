import { UserGroup } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminRung } from "../../../types"
import { useRungs } from "../../lib/use-ladders"
import { membersPath } from "../../lib/use-members"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Section } from "../section"
import { ShareBar } from "../share-bar"

/** Who stands where: every rung from the top down, and the ground. */
export function RungShares({ ladder_id }: { readonly ladder_id: string }) {
  const { text, number } = useWords()
  const read = useRungs(ladder_id)
  const total = sum(read.data?.rungs ?? [])
  return (
    <Section
      title={text("rungs.title")}
      aside={
        read.data && (
          <Link
            to={membersPath(ladder_id)}
            className="txt-compact-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded-md outline-none"
          >
            {text("rungs.total", { count: total, number: number(total) })}
          </Link>
        )
      }
    >
      <Loaded read={read}>
        {({ rungs }) => (
          <>
            {total === 0 && (
              <Empty
                icon={<UserGroup />}
                title={text("rungs.empty")}
                hint={text("rungs.empty_hint")}
              />
            )}
            <ul className="px-3 py-2">
              {[...rungs].reverse().map((rung) => (
                <RungShare
                  key={rung.position}
                  rung={rung}
                  total={total}
                  ladder_id={ladder_id}
                />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Section>
  )
}

interface RungShareProps {
  readonly rung: AdminRung
  readonly total: number
  readonly ladder_id: string
}

function RungShare({ rung, total, ladder_id }: RungShareProps) {
  const { text, number, percent } = useWords()
  const isGround = rung.rung === null
  const name = isGround ? text("general.ground") : rung.name
  const share = total === 0 ? 0 : rung.members / total
  const note = isGround
    ? text("general.ground_hint")
    : rung.discount_percent !== null &&
      text("rungs.discount", { percent: percent(rung.discount_percent / 100) })
  return (
    <li>
      <Link
        to={membersPath(ladder_id, rung.position)}
        aria-label={text("rungs.show", { rung: name })}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus transition-fg grid w-full gap-y-1.5 rounded-md px-3 py-2 text-left outline-none"
      >
        <span className="flex items-center justify-between gap-x-4">
          <span className="flex min-w-0 items-center gap-x-2">
            <Text as="span" size="small" weight="plus" className="truncate">
              {name}
            </Text>
            {note !== false && (
              <Text
                as="span"
                size="xsmall"
                className="text-ui-fg-subtle shrink-0"
              >
                {note}
              </Text>
            )}
          </span>
          <span className="flex shrink-0 items-center gap-x-2 tabular-nums">
            <Text as="span" size="small" weight="plus">
              {number(rung.members)}
            </Text>
            <Text
              as="span"
              size="xsmall"
              className="text-ui-fg-subtle w-12 text-right"
            >
              {percent(share)}
            </Text>
          </span>
        </span>
        <ShareBar share={share} tone={isGround ? "neutral" : "interactive"} />
      </Link>
    </li>
  )
}

function sum(rungs: readonly AdminRung[]): number {
  return rungs.reduce((members, rung) => members + rung.members, 0)
}
