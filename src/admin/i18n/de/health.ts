import type { Texts } from "../texts"

export const health: Texts["health"] = {
  title: "Zustand",
  well: "Läuft",
  sweep: "Letzter Abgleich {{when}}",
  no_sweep: "Noch kein Abgleich",
  parked_one: "{{number}} Ereignis geparkt",
  parked_other: "{{number}} Ereignisse geparkt",
  unread_one: "{{number}} Datensatz des Shops ist nicht lesbar",
  unread_other: "{{number}} Datensätze des Shops sind nicht lesbar",
  unfolded_one: "{{number}} Mitglied lässt sich nicht berechnen",
  unfolded_other: "{{number}} Mitglieder lassen sich nicht berechnen",
  foreign_one: "{{number}} Korrektur in anderer Währung als ihr Original",
  foreign_other:
    "{{number}} Korrekturen in anderen Währungen als ihre Originale",
  waiting_one: "{{number}} Korrektur wartet auf ihr Original",
  waiting_other: "{{number}} Korrekturen warten auf ihr Original",
  failed_one: "{{number}} Prämie fehlgeschlagen",
  failed_other: "{{number}} Prämien fehlgeschlagen",
  due_one: "{{number}} Prämie fällig",
  due_other: "{{number}} Prämien fällig",
  behind_one: "{{number}} Mitglied wird eingestuft",
  behind_other: "{{number}} Mitglieder werden eingestuft",
  quiet_one: "Seit {{number}} Minute lief kein Job: Läuft ein Worker?",
  quiet_other: "Seit {{number}} Minuten lief kein Job: Läuft ein Worker?",
  never: "Noch lief kein Job: Läuft ein Worker?",
}
