import { isSeen } from "../ladder/visitor"

const firefox =
  "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
const get = (headers: Record<string, string>) => ({ method: "GET", headers })

it("a person who follows a link is one, whatever their browser tells", () => {
  const telling = { "sec-fetch-dest": "document", "sec-fetch-mode": "navigate" }
  for (const more of [{}, telling]) {
    const request = get({ "user-agent": firefox, ...more })
    expect(isSeen(request, "document")).toBe(true)
  }
})

it.each([
  ["asked for nothing but the head", "HEAD", { "user-agent": firefox }],
  ["names nothing", "GET", {}],
  ...[
    { purpose: "prefetch" },
    { "sec-purpose": "prefetch;prerender" },
    { "x-moz": "prefetch" },
    { "x-purpose": "preview" },
    { "sec-fetch-dest": "image" },
    { "sec-fetch-dest": "iframe" },
    { "sec-fetch-dest": "empty" },
  ].map((told) => [
    JSON.stringify(told),
    "GET",
    { "user-agent": firefox, ...told },
  ]),
  ...[
    "facebookexternalhit/1.1",
    "Twitterbot/1.0",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23.20.0",
    "curl/8.5.0",
    "python-requests/2.31.0",
  ].map((agent) => [agent, "GET", { "user-agent": agent }]),
] as [string, string, Record<string, string>][])(
  "a program that looks at a link is none: %s",
  (_, method, headers) => {
    expect(isSeen({ method, headers }, "document")).toBe(false)
  }
)

it("a newsletter's picture is seen through a mail program's own server too", () => {
  const agent =
    "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
  expect(isSeen(get({ "user-agent": agent }), "image")).toBe(true)
  expect(isSeen(get({ "sec-fetch-dest": "image" }), "image")).toBe(true)
  expect(isSeen(get({ "sec-fetch-dest": "document" }), "image")).toBe(false)
  expect(isSeen({ method: "HEAD", headers: {} }, "image")).toBe(false)
})
