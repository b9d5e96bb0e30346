export const referrals = {
  title: "Empfehlungen",
  hint: "Wer wen eingeladen hat. Nur Angenommenes zählt; die erste Bestellung eines Freundes zählt, sobald er sie behalten hat.",
  open: "Empfehlungen",
  states: {
    flagged: "Wartet auf Sie",
    blocked: "Gesperrt",
    accepted: "Angenommen",
    rejected: "Abgelehnt",
  },
  which: "Anzeigen",
  empty: {
    flagged: "Nichts wartet auf Sie",
    blocked: "Nichts wurde gesperrt",
    accepted: "Noch wurde keine Einladung angenommen",
    rejected: "Nichts wurde abgelehnt",
  },
  reasons: {
    same_email: "Beide haben dieselbe E-Mail-Adresse, anders geschrieben",
    same_phone: "Beide haben dieselbe Telefonnummer",
    same_address: "Beide wohnen im selben Haus",
    same_payment:
      "Beide haben mit derselben Karte oder demselben Konto bezahlt",
    ring: "Der Freund hatte den Einladenden selbst eingeladen, direkt oder über andere",
    many_at_address:
      "An diesem Tag wurden unter einer Adresse viele Einladungen angenommen",
    many_in_year:
      "Mehr, als von einem Kunden in einem Jahr an Einladungen zählen",
  },
  claimed: "vom Freund angenommen {{when}}",
  decided: "von Mitarbeitern entschieden {{when}}",
  allow: "Zählen lassen",
  allow_title: "Zählen lassen, dass {{inviter}} {{friend}} eingeladen hat?",
  allow_hint:
    "Was auch dagegen sprach: Es zählt ab dem Tag der Annahme und wird nicht noch einmal geprüft.",
  allow_done: "Es zählt",
  reject: "Ablehnen",
  reject_title: "Ablehnen, dass {{inviter}} {{friend}} eingeladen hat?",
  reject_hint: "Es zählt nicht; was es gegeben hat, wird zurückgenommen.",
  reject_done: "Es zählt nicht",
}
