import { Input } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import type { AdminRung } from "../../../types"
import type { MembersAddress } from "../../lib/use-members-address"
import { useWords } from "../../lib/use-words"
import { Choice } from "../choice"

/** So long after the last key a search begins. */
const pause_ms = 300

/** No rung's position. */
const any = "any"

interface MemberFiltersProps {
  /** From the ground up. */
  readonly rungs: readonly AdminRung[]
  readonly address: MembersAddress
}

/** Which rung, which words, in which order. */
export function MemberFilters({ rungs, address }: MemberFiltersProps) {
  const { text, number } = useWords()
  const { position, search, sort, show } = address
  const options = [...rungs].reverse().map((rung) => ({
    value: String(rung.position),
    label: `${rung.rung === null ? text("general.ground") : rung.name} (${number(rung.members)})`,
  }))
  return (
    <div className="grid grid-cols-1 gap-4 px-6 py-4 md:grid-cols-3">
      <Choice
        label={text("members.rung")}
        value={position === "" ? any : position}
        options={[
          ...(search === ""
            ? []
            : [{ value: any, label: text("members.any") }]),
          ...options,
        ]}
        onChoose={(chosen) => show({ position: chosen === any ? "" : chosen })}
      />
      <SearchField
        search={search}
        onSearch={(words) => show({ search: words })}
      />
      <Choice
        label={text("members.sort")}
        value={sort}
        options={(["points", "since", "last_event"] as const).map((one) => ({
          value: one,
          label: text(`members.sort_${one}`),
        }))}
        onChoose={(chosen) => show({ sort: chosen })}
      />
    </div>
  )
}

interface SearchFieldProps {
  readonly search: string
  readonly onSearch: (words: string) => void
}

/** Searches when the typing pauses. */
function SearchField({ search, onSearch }: SearchFieldProps) {
  const { text } = useWords()
  const [typed, setTyped] = useState(search)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (words: string) => {
    setTyped(words)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(words.trim()), pause_ms)
  }
  return (
    <div className="flex flex-col gap-y-2">
      <label className="txt-compact-small-plus" htmlFor="member-search">
        {text("members.search")}
      </label>
      <Input
        id="member-search"
        type="search"
        size="small"
        placeholder={text("members.search_hint")}
        maxLength={200}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
    </div>
  )
}
