import { ExclamationCircle } from "@medusajs/icons"
import { Button, Container, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { Read } from "../lib/use-read"
import { useWords } from "../lib/use-words"

interface LoadedProps<T> {
  readonly read: Read<T>
  /** Lines of the skeleton, about as high as what comes. */
  readonly lines?: number
  /** In a card of its own meanwhile, where there is none around. */
  readonly framed?: boolean
  readonly children: (data: T) => ReactNode
}

/** What was read; until then a skeleton, or the error with another try. */
export function Loaded<T>({
  read,
  lines = 4,
  framed = false,
  children,
}: LoadedProps<T>) {
  if (read.data !== undefined) {
    return <>{children(read.data)}</>
  }
  const meanwhile = read.error ? (
    <Failed error={read.error} retry={read.refetch} busy={read.isFetching} />
  ) : (
    <Waiting lines={lines} />
  )
  return framed ? <Container className="p-0">{meanwhile}</Container> : meanwhile
}

function Waiting({ lines }: { readonly lines: number }) {
  const { text } = useWords()
  return (
    <div
      role="status"
      aria-label={text("general.loading")}
      className="flex flex-col gap-y-3 px-6 py-4"
    >
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className="h-5 w-full" />
      ))}
    </div>
  )
}

interface FailedProps {
  readonly error: Error
  readonly retry: () => void
  readonly busy: boolean
}

function Failed({ error, retry, busy }: FailedProps) {
  const { text } = useWords()
  return (
    <div
      role="alert"
      className="flex flex-col items-center gap-y-1 px-6 py-8 text-center"
    >
      <ExclamationCircle className="text-ui-fg-error mb-2" aria-hidden />
      <Text size="small" leading="compact" weight="plus">
        {text("general.failed")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle max-w-md break-words">
        {error.message}
      </Text>
      <Button
        size="small"
        variant="secondary"
        className="mt-3"
        onClick={retry}
        isLoading={busy}
      >
        {text("general.retry")}
      </Button>
    </div>
  )
}
