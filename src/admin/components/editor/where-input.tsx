import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useWords } from "../../lib/use-words"
import { readWhere, whereText } from "../../lib/where-text"
import { Field } from "./field"

interface WhereInputProps {
  readonly label: string
  readonly path: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** Which attributes must have which values, typed as `name: one, two; other: x`. */
export function WhereInput({ label, path, value, onChange }: WhereInputProps) {
  const { text } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Field label={label} path={path}>
      {(control) => (
        <Input
          {...control}
          size="small"
          placeholder={text("editor.where_hint")}
          value={typed ?? whereText(value)}
          onChange={(event) => {
            setTyped(event.target.value)
            onChange(readWhere(event.target.value))
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  )
}
