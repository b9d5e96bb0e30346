import { XMarkMini } from "@medusajs/icons"
import { Badge, Button, IconButton, Input, Text } from "@medusajs/ui"
import { useState } from "react"
import type { ShopThing } from "../../../types"
import { useFound, useNames } from "../../lib/use-shop-things"
import { useWords } from "../../lib/use-words"
import { FieldGroup } from "./field-group"

interface IdsInputProps {
  readonly label: string
  readonly path: string
  readonly of: ShopThing
  readonly value: unknown
  readonly onChange: (value: readonly string[] | undefined) => void
}

/** Things picked from the shop: search, take, take out again. */
export function IdsInput({ label, path, of, value, onChange }: IdsInputProps) {
  const ids = Array.isArray(value) ? (value as readonly string[]) : []
  const change = (changed: readonly string[]) =>
    onChange(changed.length === 0 ? undefined : changed)
  return (
    <FieldGroup label={label} path={path}>
      <Picked
        of={of}
        ids={ids}
        onRemove={(id) => change(ids.filter((one) => one !== id))}
      />
      <Search
        label={label}
        of={of}
        without={ids}
        onPick={(id) => change([...ids, id])}
      />
    </FieldGroup>
  )
}

interface PickedProps {
  readonly of: ShopThing
  readonly ids: readonly string[]
  readonly onRemove: (id: string) => void
}

function Picked({ of, ids, onRemove }: PickedProps) {
  const { text } = useWords()
  const { data = [] } = useNames(of, ids)
  if (ids.length === 0) {
    return null
  }
  const nameOf = (id: string) => data.find((one) => one.id === id)?.name ?? id
  return (
    <ul className="flex flex-wrap gap-2">
      {ids.map((id) => (
        <li key={id}>
          <Badge size="small">
            {nameOf(id)}
            <IconButton
              type="button"
              size="2xsmall"
              variant="transparent"
              aria-label={text("settings.take_out", { name: nameOf(id) })}
              onClick={() => onRemove(id)}
            >
              <XMarkMini />
            </IconButton>
          </Badge>
        </li>
      ))}
    </ul>
  )
}

interface SearchProps {
  readonly label: string
  readonly of: ShopThing
  readonly without: readonly string[]
  readonly onPick: (id: string) => void
}

function Search({ label, of, without, onPick }: SearchProps) {
  const { text } = useWords()
  const [words, setWords] = useState("")
  const { data, error } = useFound(of, words)
  const found = (data ?? []).filter(({ id }) => !without.includes(id))
  return (
    <div className="flex flex-col gap-y-1">
      <Input
        size="small"
        type="search"
        aria-label={text("settings.search", { what: label })}
        placeholder={text("settings.search_hint")}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        // Enter would send the form that this is in.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      {words.trim() !== "" && (
        <ul className="flex flex-col items-start">
          {found.map(({ id, name }) => (
            <li key={id}>
              <Button
                type="button"
                size="small"
                variant="transparent"
                onClick={() => {
                  onPick(id)
                  setWords("")
                }}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {words.trim() !== "" && data && found.length === 0 && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {text("settings.nothing_found")}
        </Text>
      )}
      {error && (
        <Text size="xsmall" className="text-ui-fg-error">
          {error.message}
        </Text>
      )}
    </div>
  )
}
