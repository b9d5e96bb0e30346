import type { Texts } from "../../texts"

export const writingEvents: Pick<
  Texts["events"],
  | "review"
  | "comment"
  | "status"
  | "board"
  | "forum"
  | "blog"
  | "question"
  | "form"
  | "quiz"
  | "poll"
  | "survey"
  | "nps"
  | "ecard"
  | "event"
  | "sales_pitch"
> = {
  review: {
    posted: {
      title: "Bewertung geschrieben",
      things_one: "Bewertung",
      things_other: "Bewertungen",
    },
    removed: {
      title: "Bewertung entfernt",
      things_one: "entfernte Bewertung",
      things_other: "entfernte Bewertungen",
    },
    voted_helpful: {
      title: "Bewertung für hilfreich befunden",
      things_one: "Hilfreich-Stimme",
      things_other: "Hilfreich-Stimmen",
    },
    vote_withdrawn: {
      title: "Stimme zurückgezogen",
      things_one: "zurückgezogene Stimme",
      things_other: "zurückgezogene Stimmen",
    },
  },
  comment: {
    posted: {
      title: "Kommentiert",
      things_one: "Kommentar",
      things_other: "Kommentare",
    },
    deleted: {
      title: "Kommentar gelöscht",
      things_one: "gelöschter Kommentar",
      things_other: "gelöschte Kommentare",
    },
  },
  status: {
    posted: {
      title: "Status gepostet",
      things_one: "Statusmeldung",
      things_other: "Statusmeldungen",
    },
    deleted: {
      title: "Statusmeldung gelöscht",
      things_one: "gelöschte Statusmeldung",
      things_other: "gelöschte Statusmeldungen",
    },
  },
  board: {
    posted: {
      title: "Am schwarzen Brett gepostet",
      things_one: "Beitrag am schwarzen Brett",
      things_other: "Beiträge am schwarzen Brett",
    },
    post_deleted: {
      title: "Beitrag gelöscht",
      things_one: "gelöschter Beitrag",
      things_other: "gelöschte Beiträge",
    },
  },
  forum: {
    posted: {
      title: "Im Forum gepostet",
      things_one: "Forumsbeitrag",
      things_other: "Forumsbeiträge",
    },
    post_deleted: {
      title: "Forumsbeitrag gelöscht",
      things_one: "gelöschter Forumsbeitrag",
      things_other: "gelöschte Forumsbeiträge",
    },
  },
  blog: {
    published: {
      title: "Im Blog veröffentlicht",
      things_one: "Blogartikel",
      things_other: "Blogartikel",
    },
    unpublished: {
      title: "Artikel zurückgezogen",
      things_one: "zurückgezogener Artikel",
      things_other: "zurückgezogene Artikel",
    },
  },
  question: {
    answered: {
      title: "Frage beantwortet",
      things_one: "Antwort",
      things_other: "Antworten",
    },
    answer_deleted: {
      title: "Antwort gelöscht",
      things_one: "gelöschte Antwort",
      things_other: "gelöschte Antworten",
    },
  },
  form: {
    submitted: {
      title: "Formular ausgefüllt",
      things_one: "ausgefülltes Formular",
      things_other: "ausgefüllte Formulare",
    },
    withdrawn: {
      title: "Formular zurückgezogen",
      things_one: "zurückgezogenes Formular",
      things_other: "zurückgezogene Formulare",
    },
  },
  quiz: {
    passed: {
      title: "Test gemacht",
      things_one: "Test",
      things_other: "Tests",
    },
  },
  poll: {
    answered: {
      title: "Abgestimmt",
      things_one: "Abstimmung",
      things_other: "Abstimmungen",
    },
  },
  survey: {
    answered: {
      title: "Umfrage beantwortet",
      things_one: "beantwortete Umfrage",
      things_other: "beantwortete Umfragen",
    },
  },
  nps: {
    answered: {
      title: "Gesagt, ob sie uns weiterempfehlen",
      things_one: "Weiterempfehlungswert",
      things_other: "Weiterempfehlungswerte",
    },
  },
  ecard: {
    sent: {
      title: "eCard verschickt",
      things_one: "eCard",
      things_other: "eCards",
    },
  },
  event: {
    attended: {
      title: "Veranstaltung besucht",
      things_one: "besuchte Veranstaltung",
      things_other: "besuchte Veranstaltungen",
    },
    missed: {
      title: "War nicht da",
      things_one: "versäumte Veranstaltung",
      things_other: "versäumte Veranstaltungen",
    },
  },
  sales_pitch: {
    attended: {
      title: "Verkaufsgespräch geführt",
      things_one: "Verkaufsgespräch",
      things_other: "Verkaufsgespräche",
    },
    missed: {
      title: "War nicht beim Verkaufsgespräch",
      things_one: "versäumtes Verkaufsgespräch",
      things_other: "versäumte Verkaufsgespräche",
    },
  },
}
