import { CheckCircle } from "@medusajs/icons"
import type { ReactNode } from "react"
import type { PageInfo } from "../../../types"
import type { Read } from "../../lib/use-read"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Pager } from "../pager"
import { Section } from "../section"
import { TryAgain } from "./try-again"

interface TroubleListProps<Page extends PageInfo, Answer> {
  /** The part of the texts of `health` that is about this list. */
  readonly texts: "failed_list" | "parked_list"
  readonly read: Read<Page>
  readonly onOffset: (offset: number) => void
  /** Has all of it tried again. */
  readonly path: string
  readonly told: (answer: Answer) => void
  readonly children: (page: Page) => ReactNode
}

/** What did not work, in pages, all of it to be tried again. */
export function TroubleList<Page extends PageInfo, Answer extends object>({
  texts,
  read,
  onOffset,
  path,
  told,
  children,
}: TroubleListProps<Page, Answer>) {
  const { text } = useWords()
  const some = (read.data?.count ?? 0) > 0
  return (
    <Section
      title={text(`health.${texts}.title`)}
      hint={text(`health.${texts}.hint`)}
      aside={
        some && (
          <TryAgain
            path={path}
            what={{}}
            label={text("health.retry_all")}
            title={text(`health.${texts}.all_title`)}
            hint={text(`health.${texts}.all_hint`)}
            told={told}
          />
        )
      }
    >
      <Loaded read={read} lines={3}>
        {(page) => (
          <>
            {page.count === 0 && (
              <Empty
                icon={<CheckCircle />}
                title={text(`health.${texts}.empty`)}
              />
            )}
            <ul className="divide-y">{children(page)}</ul>
            <Pager page={page} onOffset={onOffset} />
          </>
        )}
      </Loaded>
    </Section>
  )
}
