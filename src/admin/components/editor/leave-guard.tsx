import { Prompt } from "@medusajs/ui"
import { useEffect } from "react"
import { useBlocker } from "react-router-dom"
import { useWords } from "../../lib/use-words"

/** Asks before unsaved changes are lost, by leaving the page or the browser. */
export function LeaveGuard({ unsaved }: { readonly unsaved: boolean }) {
  const { text } = useWords()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved && currentLocation.pathname !== nextLocation.pathname
  )
  useEffect(() => {
    if (!unsaved) {
      return
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [unsaved])
  return (
    <Prompt open={blocker.state === "blocked"} variant="confirmation">
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{text("editor.leave")}</Prompt.Title>
          <Prompt.Description>{text("editor.leave_hint")}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel onClick={() => blocker.reset?.()}>
            {text("editor.stay")}
          </Prompt.Cancel>
          <Prompt.Action onClick={() => blocker.proceed?.()}>
            {text("editor.leave_action")}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
