import type { ReactNode } from "react"

interface ColumnsProps {
  /** Least width of a column, as CSS has it. */
  readonly least: string
  readonly children: ReactNode
}

/** As many columns as fit, by the room there is and not by the window. */
export function Columns({ least, children }: ColumnsProps) {
  const column = `minmax(min(100%, ${least}), 1fr)`
  return (
    <div
      className="grid items-start gap-3"
      style={{ gridTemplateColumns: `repeat(auto-fit, ${column})` }}
    >
      {children}
    </div>
  )
}
