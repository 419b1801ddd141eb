// The form in which anything unpleasant is told.

/** What happened, why, and what to do next. Each a sentence or two; `cause` and `cure` may be empty. */
export interface ProblemText {
  what: string;
  cause: string;
  cure: string;
}
