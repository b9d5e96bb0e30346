export const peopleEvents = {
  customer: {
    registered: {
      title: "Registered",
      things_one: "registration",
      things_other: "registrations",
    },
    verified: {
      title: "Verified",
      things_one: "verified address",
      things_other: "verified addresses",
    },
    logged_in: {
      title: "Logged in",
      things_one: "log-in",
      things_other: "log-ins",
    },
    profile_completed: {
      title: "Profile completed",
      things_one: "completed profile",
      things_other: "completed profiles",
    },
    profile_emptied: {
      title: "Profile no longer complete",
      things_one: "profile no longer complete",
      things_other: "profiles no longer complete",
    },
    birthday: {
      title: "Birthday",
      things_one: "birthday",
      things_other: "birthdays",
    },
    anniversary: {
      title: "Anniversary",
      things_one: "anniversary",
      things_other: "anniversaries",
    },
    group_joined: {
      title: "Joined a customer group",
      things_one: "customer group joined",
      things_other: "customer groups joined",
    },
    group_left: {
      title: "Left a customer group",
      things_one: "customer group left",
      things_other: "customer groups left",
    },
    consented: {
      title: "Consented",
      things_one: "consent",
      things_other: "consents",
    },
    consent_withdrawn: {
      title: "Consent withdrawn",
      things_one: "withdrawn consent",
      things_other: "withdrawn consents",
    },
  },
  behaviour: {
    reprimanded: {
      title: "Reprimanded",
      things_one: "reprimand",
      things_other: "reprimands",
    },
    pardoned: {
      title: "Pardoned",
      things_one: "pardon",
      things_other: "pardons",
    },
  },
  friend: {
    connected: {
      title: "Made a friend",
      things_one: "friend",
      things_other: "friends",
    },
    removed: {
      title: "Friend removed",
      things_one: "removed friend",
      things_other: "removed friends",
    },
  },
  invite: {
    sent: {
      title: "Invited a friend",
      things_one: "invitation",
      things_other: "invitations",
    },
    accepted: {
      title: "Invitation accepted",
      things_one: "accepted invitation",
      things_other: "accepted invitations",
    },
    rejected: {
      title: "Invitation does not count",
      things_one: "rejected invitation",
      things_other: "rejected invitations",
    },
  },
  referral: {
    purchased: {
      title: "A friend bought",
      things_one: "purchase of a friend",
      things_other: "purchases of friends",
    },
    undone: {
      title: "A friend sent it back",
      things_one: "purchase a friend sent back",
      things_other: "purchases friends sent back",
    },
  },
  influence: {
    scored: {
      title: "Influence scored",
      things_one: "influence score",
      things_other: "influence scores",
    },
  },
  staff: {
    rated: {
      title: "Rated by staff",
      things_one: "rating by staff",
      things_other: "ratings by staff",
    },
    rating_changed: {
      title: "Rating replaced",
      things_one: "replaced rating",
      things_other: "replaced ratings",
    },
  },
  support: {
    ticket_closed: {
      title: "Support ticket closed",
      things_one: "closed support ticket",
      things_other: "closed support tickets",
    },
  },
  inactivity: {
    ended: { title: "Is back", things_one: "return", things_other: "returns" },
    reached: {
      title: "Was away",
      things_one: "absence",
      things_other: "absences",
    },
  },
  points: {
    reached: {
      title: "Points reached",
      things_one: "number of points reached",
      things_other: "numbers of points reached",
    },
  },
  rung: {
    entered: {
      title: "Entered a rung",
      things_one: "rung entered",
      things_other: "rungs entered",
    },
    left: {
      title: "Left a rung",
      things_one: "rung left",
      things_other: "rungs left",
    },
  },
  badge: {
    earned: {
      title: "Earned a badge",
      things_one: "badge",
      things_other: "badges",
    },
    revoked: {
      title: "Badge revoked",
      things_one: "revoked badge",
      things_other: "revoked badges",
    },
  },
}
