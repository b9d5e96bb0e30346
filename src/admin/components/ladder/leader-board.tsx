import { Trophy } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useLeaders } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { RungBadge } from "../rung-badge"
import { Section } from "../section"

const places = 10

/** The ten with the most status points. */
export function LeaderBoard({ ladder_id }: { readonly ladder_id: string }) {
  const { text, number } = useWords()
  const read = useLeaders(ladder_id, places)
  return (
    <Section title={text("leaders.title")} hint={text("leaders.hint")}>
      <Loaded read={read} lines={places}>
        {({ leaders }) =>
          leaders.length === 0 ? (
            <Empty icon={<Trophy />} title={text("leaders.empty")} />
          ) : (
            <ol className="divide-y">
              {leaders.map((leader, index) => (
                <li
                  key={leader.member_id}
                  className="flex items-center gap-x-3 px-6 py-2.5"
                >
                  <Text
                    size="small"
                    leading="compact"
                    className="text-ui-fg-muted w-5 shrink-0 tabular-nums"
                  >
                    {number(index + 1)}
                  </Text>
                  <div className="min-w-0 flex-1">
                    <CustomerCell customer={leader.customer} />
                  </div>
                  <RungBadge name={leader.rung} />
                  <Text
                    size="small"
                    leading="compact"
                    weight="plus"
                    className="min-w-[90px] text-right tabular-nums"
                  >
                    {text("general.points", {
                      count: leader.status_points,
                      points: number(leader.status_points),
                    })}
                  </Text>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Section>
  )
}
