import { Badge, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFailedGrant, AdminRetryGrantsResponse } from "../../../types"
import { reasonWords } from "../../lib/reason-words"
import { useFailedGrants } from "../../lib/use-health"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { TroubleList } from "./trouble-list"
import { TryAgain } from "./try-again"

const limit = 10
const path = "failed-grants/retry"

/** What could not be issued or made void, each and all to be tried again. */
export function FailedGrants() {
  const [offset, setOffset] = useState(0)
  return (
    <TroubleList
      texts="failed_list"
      read={useFailedGrants({ limit, offset })}
      onOffset={setOffset}
      path={path}
      told={useTold()}
    >
      {({ grants }) =>
        grants.map((grant) => <Failed key={grant.id} grant={grant} />)
      }
    </TroubleList>
  )
}

/** It is on its way; should it fail once more it is back in the list. */
function useTold() {
  const { text, number } = useWords()
  return ({ retry: { retried } }: AdminRetryGrantsResponse) =>
    toast.success(
      text("health.failed_list.done", {
        count: retried,
        number: number(retried),
      })
    )
}

function Failed({ grant }: { readonly grant: AdminFailedGrant }) {
  const words = useWords()
  const { text, number, ago } = words
  const { id, name, reason, tries, next_try_at } = grant
  const told = useTold()
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Text size="small" leading="compact" weight="plus">
            {name}
          </Text>
          <Badge size="2xsmall" color={next_try_at === null ? "red" : "orange"}>
            {text(`health.failed_list.${grant.doing}`)}
          </Badge>
        </div>
        <CustomerCell customer={grant.customer} />
        <Text size="small" className="break-words">
          {reason === null
            ? text("health.failed_list.stopped")
            : reasonWords(reason, words)}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {[
            text("health.tries", { count: tries, number: number(tries) }),
            next_try_at === null
              ? text("health.failed_list.waits")
              : text("health.failed_list.next", {
                  when: ago(next_try_at, Date.now()),
                }),
          ].join(" · ")}
        </Text>
      </div>
      <TryAgain
        path={path}
        what={{ id }}
        label={text("health.retry")}
        title={text("health.failed_list.retry_title", { name })}
        hint={text("health.failed_list.retry_hint")}
        told={told}
      />
    </li>
  )
}
