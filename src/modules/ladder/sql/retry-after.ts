/** After so many tries in vain somebody should have a look. */
export const tries_max = 8

/**
 * How long to wait after a try in vain, given how many there were before it: a
 * minute, then twice as long each time; after the eighth a day.
 */
export const retryAfter = (triesBefore: string): string => `
  case when ${triesBefore} < ${tries_max - 1}
    then interval '1 minute' * power(2, ${triesBefore})
    else interval '1 day' end`
