export const writingEvents = {
  review: {
    posted: {
      title: "Wrote a review",
      things_one: "review",
      things_other: "reviews",
    },
    removed: {
      title: "Review removed",
      things_one: "removed review",
      things_other: "removed reviews",
    },
    voted_helpful: {
      title: "Review found helpful",
      things_one: "helpful vote",
      things_other: "helpful votes",
    },
    vote_withdrawn: {
      title: "Vote withdrawn",
      things_one: "withdrawn vote",
      things_other: "withdrawn votes",
    },
  },
  comment: {
    posted: {
      title: "Commented",
      things_one: "comment",
      things_other: "comments",
    },
    deleted: {
      title: "Comment deleted",
      things_one: "deleted comment",
      things_other: "deleted comments",
    },
  },
  status: {
    posted: {
      title: "Posted a status update",
      things_one: "status update",
      things_other: "status updates",
    },
    deleted: {
      title: "Status update deleted",
      things_one: "deleted status update",
      things_other: "deleted status updates",
    },
  },
  board: {
    posted: {
      title: "Posted on a message board",
      things_one: "post on a message board",
      things_other: "posts on message boards",
    },
    post_deleted: {
      title: "Post deleted",
      things_one: "deleted post",
      things_other: "deleted posts",
    },
  },
  forum: {
    posted: {
      title: "Posted in a forum",
      things_one: "forum post",
      things_other: "forum posts",
    },
    post_deleted: {
      title: "Forum post deleted",
      things_one: "deleted forum post",
      things_other: "deleted forum posts",
    },
  },
  blog: {
    published: {
      title: "Published on a blog",
      things_one: "blog article",
      things_other: "blog articles",
    },
    unpublished: {
      title: "Article taken down",
      things_one: "article taken down",
      things_other: "articles taken down",
    },
  },
  question: {
    answered: {
      title: "Answered a question",
      things_one: "answer",
      things_other: "answers",
    },
    answer_deleted: {
      title: "Answer deleted",
      things_one: "deleted answer",
      things_other: "deleted answers",
    },
  },
  form: {
    submitted: {
      title: "Filled in a form",
      things_one: "form filled in",
      things_other: "forms filled in",
    },
    withdrawn: {
      title: "Form withdrawn",
      things_one: "withdrawn form",
      things_other: "withdrawn forms",
    },
  },
  quiz: {
    passed: {
      title: "Took a test",
      things_one: "test taken",
      things_other: "tests taken",
    },
  },
  poll: {
    answered: {
      title: "Answered a poll",
      things_one: "poll answered",
      things_other: "polls answered",
    },
  },
  survey: {
    answered: {
      title: "Answered a survey",
      things_one: "survey answered",
      things_other: "surveys answered",
    },
  },
  nps: {
    answered: {
      title: "Said how likely they are to recommend us",
      things_one: "recommendation score",
      things_other: "recommendation scores",
    },
  },
  ecard: {
    sent: {
      title: "Sent an eCard",
      things_one: "eCard",
      things_other: "eCards",
    },
  },
  event: {
    attended: {
      title: "Attended an event",
      things_one: "event attended",
      things_other: "events attended",
    },
    missed: {
      title: "Was not there",
      things_one: "event missed",
      things_other: "events missed",
    },
  },
  sales_pitch: {
    attended: {
      title: "Attended a sales pitch",
      things_one: "sales pitch attended",
      things_other: "sales pitches attended",
    },
    missed: {
      title: "Was not at the pitch",
      things_one: "sales pitch missed",
      things_other: "sales pitches missed",
    },
  },
}
