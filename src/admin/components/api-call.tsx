import { CodeBlock } from "@medusajs/ui"

interface ApiCallProps {
  /** `POST /admin/…` */
  readonly call: string
  readonly body?: unknown
}

/** A request as somebody would send it, ready to copy. */
export function ApiCall({ call, body }: ApiCallProps) {
  const code =
    body === undefined ? call : `${call}\n\n${JSON.stringify(body, null, 2)}`
  return (
    <CodeBlock
      snippets={[
        { label: "HTTP", language: "json", code, hideLineNumbers: true },
      ]}
    >
      <CodeBlock.Body />
    </CodeBlock>
  )
}
