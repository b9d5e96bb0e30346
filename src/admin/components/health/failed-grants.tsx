import { CheckCircle } from "@medusajs/icons"
import { Badge, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFailedGrant, AdminRetryGrantsResponse } from "../../../types"
import { reasonWords } from "../../lib/reason-words"
import { useFailedGrants } from "../../lib/use-health"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Pager } from "../pager"
import { Section } from "../section"
import { TryAgain } from "./try-again"

const limit = 10
const path = "failed-grants/retry"

/** What could not be issued or made void, each and all to be tried again. */
export function FailedGrants() {
  const { text } = useWords()
  const [offset, setOffset] = useState(0)
  const read = useFailedGrants({ limit, offset })
  const told = useTold()
  const some = (read.data?.count ?? 0) > 0
  return (
    <Section
      title={text("health.failed_list.title")}
      hint={text("health.failed_list.hint")}
      aside={
        some && (
          <TryAgain
            path={path}
            what={{}}
            label={text("health.retry_all")}
            title={text("health.failed_list.all_title")}
            hint={text("health.failed_list.all_hint")}
            told={told}
          />
        )
      }
    >
      <Loaded read={read} lines={3}>
        {({ grants, ...page }) => (
          <>
            {page.count === 0 && (
              <Empty
                icon={<CheckCircle />}
                title={text("health.failed_list.empty")}
              />
            )}
            <ul className="divide-y">
              {grants.map((grant) => (
                <Failed key={grant.id} grant={grant} />
              ))}
            </ul>
            <Pager page={page} onOffset={setOffset} />
          </>
        )}
      </Loaded>
    </Section>
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
